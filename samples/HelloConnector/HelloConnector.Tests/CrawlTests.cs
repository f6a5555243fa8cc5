using MetadataIngestion.Abstractions;
using MetadataIngestion.TestKit;

namespace HelloConnector.Tests;

/// <summary>What becomes of packages.</summary>
public sealed class CrawlTests : IDisposable
{
    private readonly SamplePackages _packages = new();

    public void Dispose() => _packages.Dispose();

    /// <summary>Everything that the sample data holds. Run with GOLDEN_UPDATE=1 after a change, and read the difference by eye.</summary>
    [Fact]
    public async Task Crawl_SampleData_YieldsTheReviewedListing() => Golden.Verify(CrawlListing.Of(await CrawlAsync()), "Golden/sample-data.txt");

    [Fact]
    public async Task Crawl_BrokenDescriptor_IsUnreadableAndTheOthersGoOn()
    {
        File.WriteAllText(_packages.Descriptor("parcels"), "{ }");

        var items = await CrawlAsync();

        Assert.Equal("parcels", Assert.Single(items.OfType<AssetUnreadable>()).Path.Name);
        Assert.Equal("parcels", Assert.Single(items.OfType<ScopeIncomplete>()).Scope.Name);
        Assert.Contains(items, item => item is AssetFound { Asset.Path.Name: "weather.station" });
    }

    [Fact]
    public async Task Crawl_ResourceDescribedTwice_WarnsAndKeepsTheFirst()
    {
        File.WriteAllText(_packages.Descriptor("weather"), """{ "resources": [ { "name": "a", "title": "first" }, { "name": "a", "title": "second" }, { } ] }""");

        var items = await CrawlAsync();

        Assert.Equal("first", items.OfType<AssetFound>().Single(found => found.Asset.Path.Name == "weather.a").Asset.DisplayName);
        Assert.Equal(2, items.OfType<CrawlWarning>().Count());
    }

    [Fact]
    public async Task Crawl_SchemaInAnotherFile_WarnsAndDescribesTheRest()
    {
        File.WriteAllText(_packages.Descriptor("weather"), """{ "resources": [ { "name": "a", "schema": "a.schema.json" } ] }""");

        var items = await CrawlAsync();

        Assert.Null(((Dataset)items.OfType<AssetFound>().Single(found => found.Asset.Path.Name == "weather.a").Asset).Schema);
        Assert.Equal("Its schema is in a.schema.json, which is not read.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    private async Task<List<CrawlItem>> CrawlAsync()
    {
        await using var source = new DataPackageSource(new DataPackageOptions { Root = _packages.Root });
        List<CrawlItem> items = [];
        await foreach (var item in source.CrawlAsync(new CrawlContext { SourceName = "packages" }, CancellationToken.None))
            items.Add(item);
        return items;
    }
}
