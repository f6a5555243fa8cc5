using Connectors.FileLake.Tests.Support;
using MetadataIngestion.TestKit;

namespace Connectors.FileLake.Tests;

public sealed class SampleLakeTests
{
    /// <summary>The golden file was reviewed by hand; GOLDEN_UPDATE=1 writes it anew for another review.</summary>
    [Fact]
    public async Task CrawlAsync_SampleLake_YieldsTheReviewedListing()
    {
        var listing = string.Join('\n', CrawlText.Render(await Crawl.FolderAsync(Repository.SampleLake))) + "\n";

        Golden.Verify(listing, "Golden/samples-lake.txt");
    }

    [Fact]
    public void SampleLake_IsSmall()
    {
        var bytes = new DirectoryInfo(Repository.SampleLake).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Assert.InRange(bytes, 50_000, 300_000);
    }
}
