using Connectors.FileLake.Tests.Parquet;
using Connectors.FileLake.Tests.Stores;
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

    [Theory]
    [InlineData("x.csv", "id,name\n1,a\n")]
    [InlineData("x.jsonl", "{\"id\":1,\"a\":[{\"b\":null}]}\n")]
    public async Task Crawl_OneTextFileOfManyChanged_ReadsThatFileOnly(string name, string text)
    {
        using var lake = new TempLake();
        for (var day = 1; day < 6; day++)
        {
            lake.Write($"t/dt=2026-01-0{day}/{name}", text).Touch($"t/dt=2026-01-0{day}/{name}", $"2026-01-0{day}T00:00:00Z");
        }

        await AssertReadsOneFileAsync(lake, () => lake.Write($"t/dt=2026-01-03/{name}", text + text.Split('\n')[^2] + "\n"));
    }

    [Theory]
    [InlineData("types.parquet", "parquet")]
    [InlineData("Orc/zlib.orc", "orc")]
    [InlineData("Hudi/commit.avro", "avro")]
    public async Task Crawl_OneBinaryFileOfManyChanged_ReadsThatFileOnly(string fixture, string extension)
    {
        using var lake = new TempLake();
        for (var part = 0; part < 5; part++)
        {
            lake.Copy(fixture, $"t/part-{part}.{extension}").Touch($"t/part-{part}.{extension}", $"2026-01-0{part + 1}T00:00:00Z");
        }

        await AssertReadsOneFileAsync(lake, () => lake.Touch($"t/part-2.{extension}", "2026-02-01T00:00:00Z"));
    }

    [Fact]
    public async Task Crawl_OneFileOfADatasetWithLargeFootersChanged_ReadsItAndWhatWasTooMuchToRemember()
    {
        using var lake = new TempLake();
        var file = Footers.File([Footers.Group("root", 5000), .. Enumerable.Range(0, 5000).Select(i => Footers.Leaf($"column{i:D4}_with_a_name_as_long_as_some_are", Footers.I64))]);
        var remembered = (2 * 1024 * 1024) / file.Length;
        for (var part = 0; part < remembered + 3; part++)
        {
            lake.Write($"t/part-{part:D2}.parquet", file).Touch($"t/part-{part:D2}.parquet", "2026-01-01T00:00:00Z");
        }

        var options = new FileLakeOptions { Root = lake.Root, SchemaFrom = SchemaFiles.All };
        await Crawl.RunAsync(options, _memory.Context());
        lake.Touch("t/part-00.parquet", "2026-01-02T00:00:00Z");
        var items = await Crawl.RunAsync(options, _memory.Context());

        // The end of each file, and then the rest of its footer.
        Assert.StartsWith($"{2 * (1 + 3)} reads of ", Reads(items), StringComparison.Ordinal);
        Assert.Equal(5000, Assert.Single(items.Datasets()).Schema!.Fields.Count);
    }

    [Fact]
    public async Task Crawl_FilesWhoseContentsTellTheirFormat_AreNotReadAgain()
    {
        using var lake = new TempLake();
        lake.Write("t/000000_0", "id,name\n1,a\n2,b\n").Write("t/000001_0", "id,name\n3,c\n4,d\n");
        lake.Write("j/part-0.csv", "{\"id\":1}\n").Write("j/part-1.csv", "{\"id\":2}\n");
        await CrawlAsync(lake);
        lake.Write("t/000001_0", "id,name\n3,c\n4,d\n5,e\n").Write("j/part-1.csv", "{\"id\":22}\n");
        var second = await CrawlAsync(lake);
        Assert.Equal(CrawlText.Render(await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root })).Where(IsNoCapability), CrawlText.Render(second).Where(IsNoCapability));
        Assert.Equal("3 reads of 40 bytes", Reads(second));
    }

    [Fact]
    public async Task Crawl_FileAdded_ReadsThatFileOnly()
    {
        using var lake = Lake();
        await CrawlAsync(lake);
        lake.Write("sales/year=2026/part-0.csv", "id,total,city\n1,2.5,x\n");
        var items = await CrawlAsync(lake);
        Assert.Equal(["id", "total", "city", "year"], items.Datasets().Single(dataset => dataset.Path.Name == "lake/sales").Schema!.Fields.Select(field => field.Path));
        Assert.EndsWith("1 reads of 22 bytes", Detail(items, "ranged-reads"), StringComparison.Ordinal);
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
    public async Task Crawl_BrokenFileUnchanged_IsSaidAgainAndNotRead()
    {
        using var lake = Lake();
        lake.Write("broken.parquet", 1, 2, 3).Write("parts/part-0.parquet", 1, 2, 3).Copy("types.parquet", "parts/part-1.parquet");
        var first = await CrawlAsync(lake);
        var second = await CrawlAsync(lake);
        Assert.Equal(first.OfType<AssetUnreadable>().Single(), second.OfType<AssetUnreadable>().Single());
        Assert.Equal(first.OfType<CrawlWarning>().Single(), second.OfType<CrawlWarning>().Single());
        Assert.EndsWith("0 reads of 0 bytes", Detail(second, "ranged-reads"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_BrokenFileMended_IsRead()
    {
        using var lake = Lake();
        lake.Write("broken.parquet", 1, 2, 3);
        await CrawlAsync(lake);
        lake.Copy("types.parquet", "broken.parquet");
        var items = await CrawlAsync(lake);
        Assert.Empty(items.OfType<AssetUnreadable>());
        Assert.Contains(items.Datasets(), dataset => dataset.Path.Name == "lake/broken.parquet");
    }

    [Fact]
    public async Task Crawl_FilesThatDescribe_AreReadOnce()
    {
        using var lake = Lake();
        lake.Write("README.md", "All of it.\n").Write("sales/README.md", "What was sold.\n").Write("sales/_dataset.yaml", "tags: [gold]\ncolumns: { nothere: Not there. }\n").Write("customers.dataset.yaml", "no: [mapping");
        var first = await CrawlAsync(lake);
        var second = await CrawlAsync(lake);
        Assert.Equal(CrawlText.Render(first), CrawlText.Render(second));
        Assert.Equal(2, second.OfType<CrawlWarning>().Count());
        Assert.EndsWith("0 reads of 0 bytes", Detail(second, "ranged-reads"), StringComparison.Ordinal);
        lake.Write("README.md", "Other words.\n");
        Assert.Equal("Other words.", (await CrawlAsync(lake)).OfType<AssetFound>().First().Asset.Description);
    }

    [Fact]
    public async Task Crawl_FileOutOfReach_IsTriedAgain()
    {
        var denied = true;
        await using var server = new ScriptedS3((request, _) =>
            request.QueryString["list-type"] == "2" ? ScriptedS3.Page(null, ScriptedS3.Object("x.csv", 5)) : denied ? ScriptedS3.Error(403, "AccessDenied") : (206, "id\n1\n"));
        Assert.Single((await Crawl.RunAsync(server.Options(), _memory.Context())).OfType<AssetUnreadable>());
        denied = false;
        Assert.Single((await Crawl.RunAsync(server.Options(), _memory.Context())).Datasets());
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
            lake.Touch("sales/year=2025/part-0.csv", $"2026-01-01T00:00:{i:D2}Z");
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

    /// <summary>After a change to one file, a crawl that remembers reads that file alone and finds what a crawl finds that does not.</summary>
    private async Task AssertReadsOneFileAsync(TempLake lake, Action change)
    {
        var first = await CrawlAsync(lake);
        change();
        var second = await CrawlAsync(lake);
        Assert.StartsWith("5 reads of ", Reads(first), StringComparison.Ordinal);
        Assert.StartsWith("1 reads of ", Reads(second), StringComparison.Ordinal);
        var fresh = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root });
        Assert.Equal(Everything(Assert.Single(fresh.Datasets())), Everything(Assert.Single(second.Datasets())));
    }

    private static bool IsNoCapability(string line) => !line.StartsWith("capability", StringComparison.Ordinal);

    private static string Reads(IEnumerable<CrawlItem> items) => Detail(items, "ranged-reads")!.Split(", ")[^1];

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
