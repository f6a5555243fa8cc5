using MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;
using MetadataIngestion.Connectors.PostgreSql.Tests.Features;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Golden;

[Collection(SharedFeatureDatabases.Name)]
public sealed class FeatureGoldenTests(FeatureDatabases databases)
{
    private const int Newest = 18;

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_DatabaseWithEveryFeature_ProposesWhatTheGoldenFilesHold(int major)
    {
        var actual = await CrawlAsync(major);
        if (TestKit.Golden.IsToBeUpdated)
            await UpdateAsync(major, actual);

        var newest = TestKit.Golden.IsToBeUpdated ? await CrawlAsync(Newest) : GoldenFile.Read(NameOf(Newest));
        var differences = major == Newest ? [] : TestKit.Golden.IsToBeUpdated ? GoldenFile.Differences(newest, actual) : GoldenFile.Read(NameOf(major));
        var expected = GoldenFile.Overlay(newest, differences).ToDictionary(entry => entry.Key, entry => entry.Json);

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.All(actual, entry => Assert.Equal(expected[entry.Key], entry.Json));
    }

    [PostgresTheory, PostgresMajors]
    public async Task Crawl_UnchangedDatabase_ProposesNothing(int major)
    {
        var database = await databases.OfAsync(major);
        await using var bench = await CrawlBench.CreateAsync();
        await bench.CrawlAsync(database.ConnectionString);

        var second = await bench.CrawlAsync(database.ConnectionString);

        Assert.Equal(RunStatus.Succeeded, second.Status);
        Assert.Equal(0, second.Proposals.Emitted);
        Assert.Equal(second.Entities.Seen, second.Entities.Unchanged);
        Assert.NotEqual(0, second.Entities.Seen);
    }

    private async Task<List<GoldenEntry>> CrawlAsync(int major)
    {
        var database = await databases.OfAsync(major);
        await using var bench = await CrawlBench.CreateAsync();
        var report = await bench.CrawlAsync(database.ConnectionString);
        Assert.Equal(RunStatus.Succeeded, report.Status);
        return [.. (await bench.LogOfAsync(report)).Select(GoldenEntry.Of)];
    }

    private async Task UpdateAsync(int major, List<GoldenEntry> actual) =>
        GoldenFile.Write(NameOf(major), major == Newest ? actual : GoldenFile.Differences(await CrawlAsync(Newest), actual));

    private static string NameOf(int major) => $"features.{major}.golden";
}
