using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;

namespace Connectors.FileLake.Tests.Layout;

public sealed class AutomaticLayoutTests
{
    [Theory]
    [InlineData("sales/year=2024/month=01/part-0.csv sales/year=2024/month=02/part-0.csv sales/_SUCCESS", "lake/sales by year,month (2)")]
    [InlineData("in/customers.csv in/orders.csv in/readme.md", "lake/in/customers.csv lake/in/orders.csv")]
    [InlineData("in/events_2024-01-01.json.gz in/events_2024-01-02.json.gz in/users.json", "lake/in/events_*.json lake/in/users.json")]
    [InlineData("in/events_2024-01-01.json in/users.json", "lake/in/events_2024-01-01.json lake/in/users.json")]
    [InlineData("log/2024/01/02/a.jsonl log/2024/01/03/b.jsonl", "lake/log by partition_0,partition_1,partition_2 (2)")]
    [InlineData("d/x.csv d/y=1/z.csv", "lake/d by y (1)")]
    [InlineData("o/part-00000-a.csv o/part-00001-a.csv o/_SUCCESS o/._SUCCESS.crc", "lake/o")]
    [InlineData("k/_p=1/a.csv k/_p=2/a.csv", "lake/k by _p (2)")]
    [InlineData("m/part-00000.csv m/part-00000.json", "lake/m/*.csv lake/m/*.json")]
    [InlineData("m/part-00000.csv m/part-00001.csv m/manifest.json", "lake/m lake/m/manifest.json")]
    [InlineData("r/a/x.csv r/b/y.csv", "lake/r/a/x.csv lake/r/b/y.csv")]
    [InlineData("dw/2019/t.csv dw/dim/t.csv", "lake/dw/2019/t.csv lake/dw/dim/t.csv")]
    [InlineData("orders/2026-01.csv orders/2026-02.csv", "lake/orders")]
    [InlineData("orders/2026-01.csv", "lake/orders")]
    [InlineData("orders/2026-01.csv orders/2026-02.csv.gz orders/archive/2025-12.csv", "lake/orders lake/orders/archive")]
    [InlineData("regions/01/x.csv regions/02/x.csv", "lake/regions/01/x.csv lake/regions/02/x.csv")]
    [InlineData("p/dt=2024-01-01/a.csv p/dt=2024-01-01/late/b.csv", "lake/p by dt (1)")]
    [InlineData("p/dt=2024-01-01/a.csv p/lookup/b.csv", "lake/p by dt (1) lake/p/lookup/b.csv")]
    [InlineData("2026-01.csv 2026-02.csv", "lake")]
    public async Task Walk_Tree_GroupsFilesIntoDatasets(string files, string expected)
    {
        using var lake = new TempLake();
        foreach (var file in files.Split(' '))
        {
            lake.Write(file, file.Contains("json", StringComparison.Ordinal) ? "{\"id\":1}\n" : "id,name\n1,Anna\n");
        }

        Assert.Equal(expected, string.Join(' ', await DatasetsAsync(lake)));
    }

    [Fact]
    public async Task Walk_PartitionedFolder_DescribesItsKeys()
    {
        using var lake = new TempLake();
        lake.Write("s/dt=2026-01-01/country=DE/a.csv", "id\n1\n")
            .Write("s/dt=2026-01-02/country=__HIVE_DEFAULT_PARTITION__/a.csv", "id\n2\n")
            .Write("s/dt=2026-01-02/country=FR/a.csv", "id\n3\n");
        var dataset = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets());
        Assert.Equal(["id: integer = Integer64", "dt: date = Date key", "country: string = String? key"], CrawlText.Fields(dataset));
        Assert.Equal(3, dataset.Partitioning!.Count);
        Assert.Equal(3, dataset.Statistics!.RowCount);
    }

    [Fact]
    public async Task Walk_KeyThatTheFilesHoldToo_IsShownOnce()
    {
        using var lake = new TempLake();
        lake.Write("s/dt=2026-01-01/a.csv", "id,dt\n1,2026-01-01\n");
        var dataset = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets());
        Assert.Equal(["id: integer = Integer64", "dt: date = Date key"], CrawlText.Fields(dataset));
    }

    [Fact]
    public async Task Walk_FilesBesidePartitions_AreWarnedAbout()
    {
        using var lake = new TempLake();
        lake.Write("d/x.csv", "id\n1\n").Write("d/y=1/z.csv", "id\n2\n");
        var warning = Assert.Single((await Crawl.FolderAsync(lake.Root)).OfType<CrawlWarning>());
        Assert.Equal("lake/d has files beside its partitions.", warning.Message);
    }

    [Fact]
    public async Task Walk_FilesThatShareFewFields_AreWarnedAbout()
    {
        using var lake = new TempLake();
        lake.Write("d/part-0.csv", "id,name\n1,a\n").Write("d/part-1.csv", "sku,price,id\nx,1,2\n");
        var warning = Assert.Single((await Crawl.FolderAsync(lake.Root)).OfType<CrawlWarning>());
        Assert.Equal("lake/d/part-0.csv and lake/d/part-1.csv are in one dataset but share only 1 of 4 fields.", warning.Message);
    }

    [Fact]
    public async Task Walk_ManyFiles_ReadsTheNewestAndTheOldest()
    {
        using var lake = new TempLake();
        for (var day = 1; day <= 9; day++)
        {
            lake.Write($"o/2026-01-0{day}.csv", $"c{day}\n1\n").Touch($"o/2026-01-0{day}.csv", $"2026-01-0{day}T00:00:00Z");
        }

        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, MaxFiles = 3 });
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal(["c1", "c8", "c9"], dataset.Schema!.Fields.Select(field => field.Path));
        Assert.Equal("9", dataset.Properties["number_of_files"]);
        Assert.Equal("3", dataset.Properties["sampled_files"]);
        Assert.Null(dataset.Statistics!.RowCount);
        Assert.Equal(new DateTimeOffset(2026, 1, 9, 0, 0, 0, TimeSpan.Zero), dataset.Modified);
    }

    [Fact]
    public async Task Walk_Links_AreNamedAndNotFollowed()
    {
        using var lake = new TempLake();
        lake.Write("a/x.csv", "id\n1\n");
        Directory.CreateSymbolicLink(lake.Full("a/cycle"), lake.Root);
        File.CreateSymbolicLink(lake.Full("a/y.csv"), lake.Full("a/x.csv"));
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal(["lake/a/x.csv"], items.Datasets().Select(dataset => dataset.Path.Name));
        Assert.Equal(
            ["lake/a/cycle is a link and is not followed.", "lake/a/y.csv is a link and is not followed."],
            items.OfType<CrawlWarning>().Select(warning => warning.Message));
    }

    [Fact]
    public async Task Walk_NamesOfAllKinds_AreKept()
    {
        using var lake = new TempLake();
        lake.Write("a b/100% sure+more.csv", "id\n1\n").Write("\u00E4\u00F6/x=y,(z).csv", "id\n1\n").Write("line\nbreak/q.csv", "id\n1\n");
        Assert.Equal(["lake/a b/100% sure+more.csv", "lake/line\nbreak/q.csv", "lake/\u00E4\u00F6/x=y,(z).csv"], await DatasetsAsync(lake));
    }

    [Fact]
    public async Task Walk_MillionKeysInOneFolder_AreOneDatasetOfWhichAFewAreRead()
    {
        var context = Crawl.Context();
        var layout = LakeLayouts.Create(new FileLakeOptions { Root = "s3://b/t" }, context, new CrawlGate(context.Filter), new LakeFolders(new ManyFilesStore(1_000_000)));
        List<GroupFound> found = [];
        await foreach (var item in layout.WalkAsync(CancellationToken.None))
        {
            found.AddRange(item is GroupFound group ? [group] : []);
        }

        var dataset = Assert.Single(found);
        Assert.Equal((1_000_000, 10_000_000), (dataset.Group.FileCount, dataset.Group.SizeInBytes));
        Assert.Equal(["part-0000000.csv", "part-0999993.csv", "part-0999999.csv"], [dataset.Group.Samples[0].Entry.Name, dataset.Group.Samples[1].Entry.Name, dataset.Group.Samples[^1].Entry.Name]);
        Assert.Equal("\"000000000000000000000000000f423f\"", dataset.Group.Samples[^1].Entry.Version);
    }

    [Fact]
    public async Task Walk_VeryDeepFolders_AreCrawled()
    {
        using var lake = new TempLake();
        var folder = string.Join('/', Enumerable.Repeat("d", 800));
        lake.Write(folder + "/x.csv", "id\n1\n");
        Assert.Equal([$"lake/{folder}/x.csv"], await DatasetsAsync(lake));
    }

    private static async Task<IEnumerable<string>> DatasetsAsync(TempLake lake) =>
        (await Crawl.FolderAsync(lake.Root)).Datasets().Select(dataset => dataset.Path.Name + Keys(dataset));

    private static string Keys(Dataset dataset) =>
        dataset.Partitioning is { } partitioning ? $" by {string.Join(',', partitioning.Keys)} ({partitioning.Count})" : "";
}
