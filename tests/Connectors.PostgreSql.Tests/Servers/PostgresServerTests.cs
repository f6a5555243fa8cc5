namespace MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

public sealed class PostgresServerTests
{
    [PostgresTheory, PostgresMajors]
    public async Task CreateDatabase_OnEveryMajor_AnswersWithThatMajor(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();

        var rows = await database.QueryAsync("show server_version_num", reader => reader.GetString(0));

        Assert.Equal(major, int.Parse(Assert.Single(rows), System.Globalization.CultureInfo.InvariantCulture) / 10000);
    }

    [PostgresTheory, PostgresMajors]
    public async Task DisposeAsync_DatabaseInUse_IsDropped(int major)
    {
        var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var connection = await database.OpenAsync();

        await database.DisposeAsync();

        await using var other = await PostgresServer.Of(major).CreateDatabaseAsync();
        Assert.Empty(await other.QueryAsync($"select datname from pg_database where datname = '{database.Name}'", reader => reader.GetString(0)));
    }
}
