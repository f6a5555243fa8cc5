using Connectors.FileLake.Tests.Support;

namespace Connectors.FileLake.Tests;

public sealed class SampleLakeTests
{
    /// <summary>The golden file was reviewed by hand; GOLDEN_UPDATE=1 writes it anew for another review.</summary>
    [Fact]
    public async Task CrawlAsync_SampleLake_YieldsTheReviewedListing()
    {
        var golden = Repository.GoldenFile("samples-lake.txt");
        var listing = string.Join('\n', CrawlText.Render(await Crawl.FolderAsync(Repository.SampleLake))) + "\n";
        if (Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1")
        {
            await File.WriteAllTextAsync(golden, listing);
        }

        Assert.Equal(await File.ReadAllTextAsync(golden), listing);
    }

    [Fact]
    public void SampleLake_IsSmall()
    {
        var bytes = new DirectoryInfo(Repository.SampleLake).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Assert.InRange(bytes, 50_000, 300_000);
    }
}
