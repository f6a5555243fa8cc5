using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Faults;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;

public sealed class ConnectionTestTests
{
    [PostgresTheory, PostgresMajors]
    public async Task Test_EverythingInPlace_PassesEveryStep(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(database);
        await database.ExecuteAsync("create table public.seen (a integer)");

        var report = await TestAsync(new PostgreSqlOptions { ConnectionString = crawler.ConnectionString });

        Assert.True(report.Succeeded);
        Assert.All(report.Steps, step => Assert.Equal(ConnectionStepStatus.Passed, step.Status));
        Assert.Contains($"as role {crawler.Name}", report.Steps[0].Detail, StringComparison.Ordinal);
        Assert.Equal("1 schemas, 1 tables and views, partitions included", report.Steps.Single(step => step.Name == $"database {database.Name}").Detail);
        Assert.Contains(report.Steps, step => step.Name == "view-lineage");
    }

    [PostgresTheory, PostgresMajors]
    public async Task Test_OneOfTwoDatabasesRefused_IsLimitedWithTheGrantThatIsMissing(int major)
    {
        await using var open = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var closed = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(open);
        await closed.ExecuteAsync($"revoke connect on database {closed.Name} from public");
        var options = new PostgreSqlOptions { ConnectionString = crawler.ConnectionString, Databases = [open.Name, closed.Name] };

        var report = await TestAsync(options);

        Assert.True(report.Succeeded);
        var step = report.Steps.Single(step => step.Name == $"database {closed.Name}");
        Assert.Equal(ConnectionStepStatus.Limited, step.Status);
        Assert.StartsWith($"GRANT CONNECT ON DATABASE {closed.Name} TO {crawler.Name};", step.Remedy, StringComparison.Ordinal);
    }

    [PostgresTheory, PostgresMajors]
    public async Task Test_ClusterMayNotBeIdentified_LimitsRenameDetectionAndNamesTheGrant(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(database);
        await database.ExecuteAsync("revoke execute on function pg_catalog.pg_control_system() from public");

        var report = await TestAsync(new PostgreSqlOptions { ConnectionString = crawler.ConnectionString });
        var crawl = await Crawl.OfAsync(crawler.ConnectionString);

        var step = report.Steps.Single(step => step.Name == "rename-detection");
        Assert.Equal(ConnectionStepStatus.Limited, step.Status);
        Assert.Equal($"GRANT EXECUTE ON FUNCTION pg_catalog.pg_control_system() TO {crawler.Name};", step.Remedy);
        Assert.All(crawl.Assets, asset => Assert.Null(asset.Identity));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Test_WrongPassword_FailsWithTheReason(int major)
    {
        await using var database = await PostgresServer.Of(major).CreateDatabaseAsync();
        await using var crawler = await Crawler.CreateAsync(database);

        var report = await TestAsync(new PostgreSqlOptions { ConnectionString = crawler.ConnectionStringWith("topsecret") });

        Assert.False(report.Succeeded);
        var step = Assert.Single(report.Steps);
        Assert.Contains("refused role", step.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", step.Detail + step.Remedy, StringComparison.Ordinal);
    }

    private static async Task<ConnectionReport> TestAsync(PostgreSqlOptions options)
    {
        await using var source = new PostgreSqlSource(options);
        return await source.TestConnectionAsync(new CrawlContext { SourceName = "test" }, CancellationToken.None);
    }
}
