using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Tests.Contract;
using Npgsql;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>Databases that cannot be used, and what is said about them.</summary>
public sealed class OpeningTests(StoreDatabases databases) : StoreHarness(databases), IClassFixture<StoreDatabases>
{
    [PostgresFact]
    public async Task Open_SchemaIsNewer_IsRefusedAndLeftAsItIs()
    {
        await OpenAsync();
        await QueryAsync("UPDATE schema_version SET version = 99");

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());

        Assert.Contains("has version 99", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Use the newer program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(99, await QueryAsync("SELECT version FROM schema_version"));
    }

    [PostgresFact]
    public async Task Open_SchemaOfAnotherProgram_IsRefusedAndLeftAsItIs()
    {
        await QueryAsync($"CREATE SCHEMA {Schema}; CREATE TABLE {Schema}.invoice (id integer)");

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());

        Assert.Contains("holds tables of another program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await QueryAsync($"SELECT count(*) FROM pg_tables WHERE schemaname = '{Schema}'"));
    }

    [PostgresFact]
    public async Task Open_ContractsAndProductsFromBeforeTheyWereKnownToDepend_DoSoNow()
    {
        var store = await OpenAsync();
        await Memberships.CommitAsync(store);
        await QueryAsync(Memberships.Script("PostgreSql/Migrations/0005_memberships.sql"));

        Assert.Equal("urn:assertion, urn:contract, urn:product", await Memberships.FindDependentsAsync(store, "urn:a"));
        Assert.Equal("urn:product", await Memberships.FindDependentsAsync(store, "urn:b"));
    }

    [PostgresFact]
    public async Task Open_WrongPassword_SaysSoWithoutIt()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Password = "hunter22" };

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(settings.ConnectionString));

        Assert.Contains("refuses the user", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", refused.ToString(), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Open_NoSuchDatabase_SaysWhatToDo()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "nowhere" };

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(settings.ConnectionString));

        Assert.Contains("Create the database", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Open_NobodyListens_SaysWhere()
    {
        await using var network = new CuttingProxy(ConnectionString);
        await network.DisposeAsync();

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(network.ConnectionString));

        Assert.Contains($"on 127.0.0.1:{new NpgsqlConnectionStringBuilder(network.ConnectionString).Port} cannot be reached", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Open_SeveralServers_UsesTheOneThatCanBeWrittenTo()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        settings.Host = $"127.0.0.1:1,127.0.0.1:{settings.Port}";

        var store = await OpenAsync(settings.ConnectionString + ";Target Session Attributes=primary");

        await (await BeginAsync(store)).DisposeAsync();
        Assert.Single(await store.ListRunsAsync(new RunQuery(), CancellationToken.None));
    }

    [PostgresFact]
    public async Task Open_UserMayNotCreate_SaysWhichRightIsMissing()
    {
        var user = $"user_{Guid.NewGuid():N}";
        await QueryAsync($"CREATE USER {user} PASSWORD 'secret-of-the-test'");
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = user, Password = "secret-of-the-test" };

            var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(settings.ConnectionString));

            Assert.Contains("CREATE SCHEMA ... AUTHORIZATION", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await QueryAsync($"DROP USER {user}");
        }
    }

    [PostgresFact]
    public async Task Examine_NoStoreYet_LeavesNoTrace()
    {
        var found = await Store().ExamineAsync(CancellationToken.None);

        Assert.Null(found.Head);
        Assert.Equal(PostgresServer.Majors[^1], found.Server.Major);
        Assert.Equal(0L, await QueryAsync($"SELECT count(*) FROM pg_namespace WHERE nspname = '{Schema}'"));
    }

    [PostgresFact]
    public async Task Examine_Store_TellsItsHead()
    {
        var store = await OpenAsync();

        var found = await store.ExamineAsync(CancellationToken.None);

        Assert.Equal(0, found.Head);
        Assert.InRange(found.Time, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Theory]
    [InlineData("Host=db", "metadata_ingestion", 30, "ConnectionString: must have Host and Database.")]
    [InlineData("Hots=db", "metadata_ingestion", 30, "ConnectionString: is not an Npgsql connection string")]
    [InlineData("Host=db;Database=d", "Bad Name", 30, "Schema: must be at most 40 small letters")]
    [InlineData("Host=db;Database=d", "s", 1, "LeaseDuration: must be from 00:00:02 to 01:00:00.")]
    [InlineData("Host=db;Database=d", "s", 2, "")]
    public void Validate_Options_NamesWhatIsWrong(string connection, string schema, int seconds, string expected)
    {
        var errors = PostgreSqlStoreOptions.Validate(
            new PostgreSqlStoreOptions { ConnectionString = connection, Schema = schema, LeaseDuration = TimeSpan.FromSeconds(seconds) });

        Assert.StartsWith(expected, string.Join(' ', errors.Select(static error => $"{error.Path}: {error.Message}")), StringComparison.Ordinal);
    }
}
