using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests;

/// <summary>What is the same as in the last crawl is not read again, and found again all the same.</summary>
public sealed class IncrementalCrawlTests
{
    private readonly TestMemory _memory = new();

    [Fact]
    public async Task Crawl_NothingChanged_SaysTheSameAndReadsNothing()
    {
        using var lake = Lake();
        var first = await CrawlAsync(lake);
        var second = await CrawlAsync(lake);
        Assert.Equal(CrawlText.Render(first), CrawlText.Render(second));
        Assert.Equal(first.Datasets().Select(Everything), second.Datasets().Select(Everything));
        Assert.Equal("3 of 3 datasets were unchanged and not read", Detail(second, "incremental"));
        Assert.EndsWith("0 look-ups, 0 reads of 0 bytes", Detail(second, "ranged-reads"), StringComparison.Ordinal);
        Assert.Equal(1, _memory.Writes);
    }

    [Fact]
    public async Task Crawl_OneFileChanged_ReadsThatDatasetOnly()
    {
        using var lake = Lake();
        await CrawlAsync(lake);
        lake.Write("customers.csv", "id,name,city\n1,a,b\n").Touch("customers.csv", "2030-01-01T00:00:00Z");
        var items = await CrawlAsync(lake);
        Assert.Equal(["id", "name", "city"], items.Datasets().Single(dataset => dataset.Path.Name == "lake/customers.csv").Schema!.Fields.Select(field => field.Path));
        Assert.Equal("2 of 3 datasets were unchanged and not read", Detail(items, "incremental"));
    }

    [Fact]
    public async Task Crawl_OnlyTheTimeChanged_ReadsAgain()
    {
        using var lake = Lake();
        await CrawlAsync(lake);
        lake.Touch("customers.csv", "2030-01-01T00:00:00Z");
        Assert.Equal("2 of 3 datasets were unchanged and not read", Detail(await CrawlAsync(lake), "incremental"));
    }

    [Fact]
    public async Task Crawl_SidecarChanged_IsSeen()
    {
        using var lake = Lake();
        await CrawlAsync(lake);
        lake.Write("sales/_dataset.yaml", "description: New words.");
        Assert.Equal("New words.", (await CrawlAsync(lake)).Datasets().Single(dataset => dataset.Path.Name == "lake/sales").Description);
    }

    [Fact]
    public async Task Crawl_PartitionAdded_IsSeen()
    {
        using var lake = Lake();
        await CrawlAsync(lake);
        lake.Write("sales/year=2026/part-0.csv", "id\n1\n").Touch("sales/year=2026/part-0.csv", "2020-01-01T00:00:00Z");
        Assert.Equal(3, (await CrawlAsync(lake)).Datasets().Single(dataset => dataset.Path.Name == "lake/sales").Partitioning!.Count);
    }

    [Fact]
    public async Task Crawl_OtherOptions_ReadsAgain()
    {
        using var lake = Lake();
        await CrawlAsync(lake);
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, Header = HeaderMode.Absent }, _memory.Context());
        Assert.Equal("0 of 3 datasets were unchanged and not read", Detail(items, "incremental"));
    }

    [Fact]
    public async Task Crawl_BrokenFile_IsTriedAgain()
    {
        using var lake = Lake();
        lake.Write("broken.parquet", 1, 2, 3);
        await CrawlAsync(lake);
        Assert.Single((await CrawlAsync(lake)).OfType<AssetUnreadable>());
    }

    [Fact]
    public async Task Crawl_WarningAboutAnUnchangedFile_IsRepeated()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id,name\n1,a\n2\n3,c\n");
        var first = await CrawlAsync(lake);
        var second = await CrawlAsync(lake);
        Assert.Equal(Assert.Single(first.OfType<CrawlWarning>()), Assert.Single(second.OfType<CrawlWarning>()));
        Assert.Equal("1 of 1 datasets were unchanged and not read", Detail(second, "incremental"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(-10)]
    public async Task Crawl_MemoryIsCut_ReadsEverything(int length)
    {
        using var lake = Lake();
        var first = await CrawlAsync(lake);
        _memory.Content = _memory.Content[..(length < 0 ? _memory.Content.Length + length : length)];
        Assert.Equal(CrawlText.Render(first), CrawlText.Render(await CrawlAsync(lake)));
    }

    [Fact]
    public async Task Crawl_MemoryIsDamagedAnywhere_SaysTheSame()
    {
        using var lake = Lake();
        var expected = CrawlText.Render(await CrawlAsync(lake)).ToList();
        var content = _memory.Content;
        var random = new Random(1);
        for (var i = 0; i < 50; i++)
        {
            _memory.Content = [.. content];
            _memory.Content[random.Next(content.Length)] ^= (byte)random.Next(1, 256);
            Assert.Equal(expected, CrawlText.Render(await CrawlAsync(lake)));
        }
    }

    [Fact]
    public async Task Crawl_DatasetIsGone_IsForgotten()
    {
        using var lake = Lake();
        await CrawlAsync(lake);
        File.Delete(lake.Full("customers.csv"));
        await CrawlAsync(lake);
        Assert.DoesNotContain("customers.csv", System.Text.Encoding.UTF8.GetString(_memory.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_FilesWhoseNamesDoNotTellTheirFormat_AreFoundAgainWhenOneChanges()
    {
        using var lake = new TempLake();
        lake.Copy("types.parquet", "misnamed/part-0.csv").Copy("types.parquet", "misnamed/part-1.csv").Copy("types.parquet", "unnamed/part-0").Copy("types.parquet", "unnamed/part-1")
            .Write("text/part-0.parquet", "id,name\n1,Anna\n").Write("text/part-1.parquet", "id,name\n1,Anna\n");
        var first = await CrawlAsync(lake);
        Assert.Equal("3 of 3 datasets were unchanged and not read", Detail(await CrawlAsync(lake), "incremental"));
        lake.Copy("types-v2.parquet", "misnamed/part-1.csv").Copy("types-v2.parquet", "unnamed/part-1").Write("text/part-1.parquet", "id,name\n12,Bo\n");
        var third = await CrawlAsync(lake);
        Assert.Equal(first.Datasets().Select(CrawlText.Fields), third.Datasets().Select(CrawlText.Fields));
        Assert.Equal(first.OfType<CrawlWarning>().Select(warning => warning.Message), third.OfType<CrawlWarning>().Select(warning => warning.Message));
    }

    private static TempLake Lake() => new TempLake()
        .Write("customers.csv", "id,name\n1,a\n")
        .Write("sales/year=2024/part-0.csv", "id,total\n1,2.5\n")
        .Write("sales/year=2025/part-0.csv", "id,total\n1,\n")
        .Copy("types.parquet", "types.parquet");

    private static string? Detail(IEnumerable<CrawlItem> items, string capability) =>
        items.OfType<CapabilityReported>().Single(reported => reported.Capability == capability).Detail;

    private static string Everything(Dataset dataset) => System.Text.Json.JsonSerializer.Serialize(dataset);

    private Task<List<CrawlItem>> CrawlAsync(TempLake lake) => Crawl.RunAsync(new FileLakeOptions { Root = lake.Root }, _memory.Context());
}
