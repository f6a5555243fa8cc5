using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Tests.Features;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using MetadataIngestion.TdsServer.Catalog;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Crawling;

public sealed class ConnectionTestTests
{
    [Fact]
    public async Task Test_EverythingInPlace_PassesEveryStepThatIsNotTurnedOff()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());

        var report = await TestAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("features"), IncludeReferencedColumns = true });

        Assert.True(report.Succeeded);
        Assert.Equal("SQL Server 16.0.4135.4 at 127.0.0.1," + server.Server.Port + ", as login crawler", report.Steps[0].Detail);
        Assert.Equal("8 tables and views, 5 routines", report.Steps.Single(step => step.Name == "database features").Detail);
        Assert.All(report.Steps.Where(step => step.Name is not ("agent-jobs" or "usage")), step => Assert.Equal(ConnectionStepStatus.Passed, step.Status));
    }

    [Fact]
    public async Task Test_GrantsMissing_NamesEachOfThem()
    {
        var database = FeatureCatalog.Create();
        database.SetPermission("view_definition", 0);
        await using var server = Recorded.With(database, FeatureCatalog.Archive());
        server.Catalog.Instead = (statement, _) => statement switch
        {
            "dependencies" => Reply.Failure(new ServerError(229, "The SELECT permission was denied on the object 'sql_expression_dependencies'.")),
            "sizes" => Reply.Failure(new ServerError(262, "VIEW DATABASE STATE permission denied in database 'features'.")),
            _ => null,
        };

        var report = await TestAsync(new SqlServerOptions { ConnectionString = server.ConnectionString("features") });

        Assert.True(report.Succeeded);
        Assert.Equal("USE [features]; GRANT VIEW DEFINITION TO [crawler];", Remedy(report, "database features"));
        Assert.StartsWith("USE [features]; GRANT VIEW DEFINITION TO [crawler]; GRANT SELECT ON sys.sql_expression_dependencies TO [crawler];", Remedy(report, "lineage"), StringComparison.Ordinal);
        Assert.StartsWith("USE [features]; GRANT VIEW DATABASE STATE TO [crawler];", Remedy(report, "sizes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_WrongPassword_FailsWithTheReason()
    {
        await using var server = Recorded.With(FeatureCatalog.Archive());
        var options = new SqlServerOptions { ConnectionString = server.ConnectionString("archive").Replace(RecordedServer.Password, "topsecret", StringComparison.Ordinal) };

        var report = await TestAsync(options);

        var step = Assert.Single(report.Steps);
        Assert.Equal(ConnectionStepStatus.Failed, step.Status);
        Assert.Contains("refused login crawler", step.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", step.Detail + step.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_NoDatabaseToCrawl_Fails()
    {
        await using var server = Recorded.With(new RecordedDatabase("closed", 8) { IsClosed = true });

        var report = await TestAsync(new SqlServerOptions { ConnectionString = server.ConnectionString() });

        Assert.False(report.Succeeded);
        Assert.Equal(ConnectionStepStatus.Limited, report.Steps.Single(step => step.Name == "database closed").Status);
        Assert.Equal(ConnectionStepStatus.Failed, report.Steps.Single(step => step.Name == "databases").Status);
    }

    private static string? Remedy(ConnectionReport report, string step) => report.Steps.Single(found => found.Name == step).Remedy;

    private static async Task<ConnectionReport> TestAsync(SqlServerOptions options)
    {
        await using var source = new SqlServerSource(options);
        return await source.TestConnectionAsync(new CrawlContext { SourceName = "test", TimeProvider = new ImpatientClock() }, CancellationToken.None);
    }
}
