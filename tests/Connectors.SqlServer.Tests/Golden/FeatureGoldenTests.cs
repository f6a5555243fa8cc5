using MetadataIngestion.Connectors.SqlServer.Tests.Crawling;
using MetadataIngestion.Connectors.SqlServer.Tests.Features;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Golden;

public sealed class FeatureGoldenTests
{
    [Fact]
    public async Task Crawl_RecordedDatabase_ProposesWhatTheGoldenFileHolds()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        await using var bench = await CrawlBench.CreateAsync();

        var report = await bench.CrawlAsync(Options(server));

        Assert.Equal(RunStatus.Succeeded, report.Status);
        TestKit.Golden.Verify(ProposalListing.Of(await bench.LogOfAsync(report)), "features.golden");
    }

    [Fact]
    public async Task Crawl_UnchangedDatabase_ProposesNothing()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        await using var bench = await CrawlBench.CreateAsync();
        await bench.CrawlAsync(Options(server));

        var second = await bench.CrawlAsync(Options(server));

        Assert.Equal(0, second.Proposals.Emitted);
        Assert.NotEqual(0, second.Entities.Seen);
        Assert.Equal(second.Entities.Seen, second.Entities.Unchanged);
    }

    [Fact]
    public async Task Crawl_RenamedTable_IsToldFromADroppedOne()
    {
        var database = FeatureCatalog.Archive();
        await using var server = Recorded.With(database);
        await using var bench = await CrawlBench.CreateAsync();
        var options = new SqlServerOptions { ConnectionString = server.ConnectionString("archive") };
        await bench.CrawlAsync(options);
        database["objects"].Set(database["objects"].Rows[0], "name", "Renamed");

        var log = await bench.LogOfAsync(await bench.CrawlAsync(options));

        var removal = log.Single(entry => entry.Proposal!.Headers.ContainsKey("removal-reason"));
        Assert.Contains("Old_Orders", removal.EntityUrn, StringComparison.Ordinal);
        Assert.Equal("renamed", removal.Proposal!.Headers["removal-reason"]);
        Assert.Contains("dbo.Renamed", removal.Proposal!.Headers["renamed-to"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_DatabaseGoesOffline_KeepsEverythingKnownOfIt()
    {
        var database = FeatureCatalog.Archive();
        await using var server = Recorded.With(FeatureCatalog.Create(), database);
        await using var bench = await CrawlBench.CreateAsync();
        var options = new SqlServerOptions { ConnectionString = server.ConnectionString(), Databases = ["*"] };
        await bench.CrawlAsync(options);
        database.SetEntry("state", 6);
        database.SetEntry("state_desc", "OFFLINE");

        var report = await bench.CrawlAsync(options);

        Assert.Equal(RunStatus.PartiallySucceeded, report.Status);
        Assert.Equal(0, report.Entities.Removed);
        Assert.DoesNotContain(await bench.LogOfAsync(report), entry => entry.Proposal!.Headers.ContainsKey("removal-reason"));
    }

    private static SqlServerOptions Options(Recorded server) => new() { ConnectionString = server.ConnectionString("features"), IncludeReferencedColumns = true };
}
