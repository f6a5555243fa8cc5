using System.Text;
using Connectors.FileLake.Tests.Support;

namespace Connectors.FileLake.Tests;

/// <summary>What a huge file costs. Allocations are counted for the whole process, so these tests run while no other does.</summary>
[Collection(nameof(SampleCostTests))]
[CollectionDefinition(nameof(SampleCostTests), DisableParallelization = true)]
public sealed class SampleCostTests
{
    private const long AllowedBytes = 64 * 1024 * 1024;

    [Fact]
    public async Task CrawlAsync_JsonOfTwoGigabytes_CostsTheSampleOnly()
    {
        using var lake = new TempLake();
        var rows = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{{\"id\":{i},\"name\":\"customer number {i}\"}},"));
        lake.Write("big.json", "[" + rows);
        Extend(lake.Full("big.json"));
        lake.Write("one.json", "{\"id\":1,\"rows\":[" + rows);
        Extend(lake.Full("one.json"));
        lake.Write("line.jsonl", "{\"id\":1,\"text\":\"" + new string('x', 2_000_000));
        Extend(lake.Full("line.jsonl"));

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, AllowedBytes);

        var datasets = items.Datasets().ToDictionary(dataset => dataset.Path.Name);
        Assert.Equal(["id: integer = Integer64", "name: string = String"], CrawlText.Fields(datasets["lake/big.json"]));
        Assert.Equal(["id: integer = Integer64", "rows: array<object> = Array<Record>", "rows.id: integer = Integer64", "rows.name: string = String"], CrawlText.Fields(datasets["lake/one.json"]));
        Assert.Equal(["id: integer = Integer64"], CrawlText.Fields(datasets["lake/line.jsonl"]));
        Assert.All(datasets.Values, dataset => Assert.Null(dataset.Statistics!.RowCount));
        Assert.All(datasets.Values, dataset => Assert.Equal(2L * 1024 * 1024 * 1024, dataset.Statistics!.SizeInBytes));
    }

    [Fact]
    public async Task CrawlAsync_GzipBomb_CostsTheSampleOnly()
    {
        using var lake = new TempLake();
        lake.Write("bomb.csv.gz", TempLake.Gzip(Encoding.UTF8.GetBytes("id,text\n" + string.Concat(Enumerable.Repeat("1,aaaaaaaaaaaaaaaaaaaaaaaa\n", 4_000_000)))));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var dataset = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets());
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, AllowedBytes);
        Assert.Equal(["id: integer = Integer64", "text: string = String"], CrawlText.Fields(dataset));
        Assert.Null(dataset.Statistics!.RowCount);
    }

    private static void Extend(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(2L * 1024 * 1024 * 1024);
    }
}
