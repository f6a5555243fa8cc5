using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Tests.Crawling;
using MetadataIngestion.Connectors.SqlServer.Tests.Servers;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Features;

public sealed class FeatureCrawlTests
{
    [Fact]
    public async Task Crawl_X_Y()
    {
        await using var server = Recorded.With(FeatureCatalog.Create(), FeatureCatalog.Archive());
        var crawl = await Crawl.OfAsync(server.ConnectionString("features"));
        foreach (var i in crawl.Items.Where(i => i is not AssetFound))
            Console.WriteLine(i);
        Assert.Equal("sales.orders", Crawl.Name(crawl.Dataset("sales.orders").Path));
    }
}
