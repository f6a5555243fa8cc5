using System.Globalization;
using System.Text;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.TestKit;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>What a crawl finds is the same in every store.</summary>
public abstract class StoreTests : IAsyncLifetime
{
    private ITestLake? _lake;

    protected ITestLake Lake => _lake!;

    public async Task InitializeAsync() => _lake = await CreateLakeAsync();

    public async Task DisposeAsync() => await Lake.DisposeAsync();

    [ConformanceFact]
    public async Task Crawl_SampleLake_YieldsTheReviewedListing()
    {
        foreach (var file in new DirectoryInfo(Repository.SampleLake).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            await Lake.WriteAsync(Path.GetRelativePath(Repository.SampleLake, file.FullName).Replace('\\', '/'), await File.ReadAllBytesAsync(file.FullName));
        }

        Golden.Verify(string.Join('\n', await CrawlAsync(Lake.Options())) + "\n", "../Golden/samples-lake.txt");
    }

    [ConformanceFact]
    public async Task Crawl_UnusualNames_NamesThemAsTheyAre()
    {
        string[] names = ["with space.csv", "100%.csv", "a+b.csv", "k=v=w.csv", "Größe.csv", "日本.csv", "it's.csv", "semi;colon&and.csv", "line\nbreak.csv"];
        foreach (var name in names)
        {
            await WriteAsync("in/" + name, "id\n1\n");
        }

        Assert.Equal(names.Select(name => "lake/in/" + name).Order(StringComparer.Ordinal), (await DatasetsAsync(Lake.Options())).Order(StringComparer.Ordinal));
    }

    [ConformanceFact]
    public async Task Crawl_PartitionsAndServiceFiles_YieldsOneDataset()
    {
        await WriteAsync("sales/year=2024/month=01/part-0.csv", "id,total\n1,2.5\n");
        await WriteAsync("sales/year=2024/month=02/part-0.csv", "id,total\n2,3.5\n");
        await WriteAsync("sales/city=a%2Fb/part-0.csv", "id,total\n2,3.5\n");
        await WriteAsync("sales/_SUCCESS", "");
        await WriteAsync("sales/_temporary/0/part-1.csv", "id\n1\n");
        await WriteAsync("sales/.part-0.csv.crc", "x");
        Assert.Equal(
            [
                "container lake (Folder)",
                "dataset lake/sales (Fileset)",
                "  compression=none; delimiter=comma; encoding=utf-8; first_partition=city=a/b; format=csv; header=present; last_partition=year=2024/month=02; number_of_files=3; quote=double; sampled_files=3",
                "  rows=3 bytes=45",
                "  3 partitions by city, year, month",
                "  id: integer = Integer64",
                "  total: number = Decimal",
                "  city: string = String? key",
                "  year: integer = Integer64? key",
                "  month: string = String? key",
                "complete lake/sales",
                "complete lake",
            ],
            (await CrawlAsync(Lake.Options())).Take(12));
    }

    [ConformanceFact]
    public async Task Crawl_TablesThatKeepALog_AreReadAsWhatTheyAre()
    {
        foreach (var table in (string[])["Delta/v2", "Delta/checkpointed", "Iceberg/clickhouse", "Iceberg/listed"])
        {
            await CopyAsync(table);
        }

        await WriteAsync("Hudi/t/.hoodie/hoodie.properties", "hoodie.table.name=t\nhoodie.populate.meta.fields=false\n");
        await Lake.WriteAsync("Hudi/t/.hoodie/timeline/20240101000000000_20240105000000000.commit", Fixture.Read("Hudi/commit.avro"));
        await Lake.WriteAsync("orc/part-0.orc", Fixture.Read("Orc/zlib.orc"));
        Assert.Equal(
            [
                "lake/Delta/checkpointed delta 40 rows, 4 fields", "lake/Delta/v2 delta 35 rows, 2 fields", "lake/Hudi/t hudi  rows, 2 fields",
                "lake/Iceberg/clickhouse iceberg 20 rows, 6 fields", "lake/Iceberg/listed iceberg 550 rows, 4 fields", "lake/orc orc 10 rows, 18 fields",
            ],
            (await Crawl.RunAsync(Lake.Options())).Datasets().Select(Summary).Order(StringComparer.Ordinal));

        string Summary(Dataset dataset) => string.Create(
            CultureInfo.InvariantCulture,
            $"{Neutral(dataset.Path.Name)} {dataset.Properties["format"]} {dataset.Statistics?.RowCount} rows, {dataset.Schema!.Fields.Count(field => !field.Path.Contains('.', StringComparison.Ordinal))} fields");
    }

    [ConformanceFact]
    public async Task Crawl_PathSpecs_MatchInTheStore()
    {
        await WriteAsync("raw/orders/2024/a.csv", "id\n1\n");
        await WriteAsync("raw/orders/2025/a.csv", "id\n2\n");
        await WriteAsync("raw/customers/a.csv", "id\n3\n");
        await WriteAsync("raw/scratch/a.csv", "id\n4\n");
        var options = Lake.Options();
        options.Root = null;
        options.PathSpecs = [new PathSpecOptions { Include = Lake.PathOf("raw/{table}/**"), Exclude = ["**/scratch/**"] }];
        options.Naming = PathNaming.Absolute;
        Assert.Equal(["lake/raw/customers", "lake/raw/orders"], (await DatasetsAsync(options)).Select(name => name[name.IndexOf("lake/", StringComparison.Ordinal)..]));
    }

    [ConformanceFact]
    public async Task Crawl_LargeParquet_ReadsLessThanOnePercent()
    {
        var fixture = Fixture.Read("types.parquet");
        var large = new byte[10 * 1024 * 1024];
        fixture.CopyTo(large, large.Length - fixture.Length);
        await Lake.WriteAsync("large.parquet", large);
        var detail = Usage(await Crawl.RunAsync(Lake.Options()));
        Assert.StartsWith("1 listings of 1 names and 10485760 bytes, 0 look-ups, 1 reads of 65536 bytes", detail, StringComparison.Ordinal);
    }

    [ConformanceFact]
    public async Task Crawl_MoreThanOnePageOfNames_FindsThemAll()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 1100),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) => await WriteAsync(string.Create(CultureInfo.InvariantCulture, $"events/part-{i:D5}.csv"), "id\n1\n"));
        var items = await Crawl.RunAsync(Lake.Options());
        Assert.Empty(items.OfType<ScopeIncomplete>());
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal("1100", dataset.Properties["number_of_files"]);
        Assert.Equal(5500, dataset.Statistics?.SizeInBytes);
    }

    [ConformanceFact]
    public async Task Crawl_BrokenFiles_WarnsOrReportsAndGoesOn()
    {
        await Lake.WriteAsync("cut.parquet", Fixture.Read("types.parquet")[..200]);
        await Lake.WriteAsync("cut.csv.gz", TempLake.Gzip(Encoding.UTF8.GetBytes("id,name\n1,a\n2,b\n"))[..^12]);
        await Lake.WriteAsync("empty.csv", []);
        await WriteAsync("fine.csv", "id\n1\n");
        var items = await Crawl.RunAsync(Lake.Options());
        Assert.Equal("lake/cut.parquet", Neutral(Assert.Single(items.OfType<AssetUnreadable>()).Path.Name));
        Assert.Equal(["lake/cut.csv.gz", "lake/empty.csv", "lake/fine.csv"], items.Datasets().Select(dataset => Neutral(dataset.Path.Name)));
        Assert.Equal(
            [
                "lake/cut.csv.gz holds gzip data that is damaged or cut off; only what precedes the damage was read.",
                "lake/empty.csv is empty, so it has no schema yet.",
            ],
            items.OfType<CrawlWarning>().Select(warning => Neutral(warning.Message)));
    }

    [ConformanceFact]
    public async Task Crawl_ManySmallFolders_FindsWhatListingEachOfThemFinds()
    {
        for (var day = 10; day < 20; day++)
        {
            await WriteAsync($"sales/dt=2026-01-{day}/hour=1/part-0.csv", "id\n1\n");
            await WriteAsync($"sales/dt=2026-01-{day}/_temporary/0/part-1.csv", "id\n1\n");
            await WriteAsync($"regions/r{day}/x.csv", "id\n1\n");
            await WriteAsync($"regions/r{day}/sub/.hidden/x.csv", "id\n1\n");
            await WriteAsync($"regions/r{day}/README.md", "One of them.\n");
        }

        await WriteAsync("regions/r10/sub/deep/y.jsonl", "{}\n");
        var items = await Crawl.RunAsync(Lake.Options());
        Assert.Equal(
            [.. Enumerable.Range(10, 10).Select(day => $"lake/regions/r{day}/x.csv").Append("lake/regions/r10/sub/deep/y.jsonl").Append("lake/sales").Order(StringComparer.Ordinal)],
            items.Datasets().Select(dataset => Neutral(dataset.Path.Name)).Order(StringComparer.Ordinal));
        var sales = items.Datasets().Single(dataset => dataset.Path.LastPart == "sales");
        Assert.Equal(("10", 10), (sales.Properties["number_of_files"], sales.Partitioning!.Count));
        Assert.Equal("One of them.", items.OfType<AssetFound>().Single(found => found.Asset is Container && found.Asset.Path.LastPart == "r15").Asset.Description);
        Assert.Contains("lake/regions/r19/sub", items.CompletedScopes().Select(Neutral));
        Assert.Empty(items.OfType<CrawlWarning>());
    }

    [ConformanceFact]
    public async Task Crawl_TablesInPartitionFolders_AreDatasetsOfTheirOwn()
    {
        await CopyAsync("Delta/simple", "t/dt=2026-01-01");
        await CopyAsync("Iceberg/listed", "t/dt=2026-01-02");
        await WriteAsync("t/dt=2026-01-03/part-0.csv", "id\n1\n");
        var items = await Crawl.RunAsync(Lake.Options());
        Assert.Equal(["lake/t csv", "lake/t/dt=2026-01-01 delta", "lake/t/dt=2026-01-02 iceberg"], items.Datasets().Select(dataset => Neutral(dataset.Path.Name) + " " + dataset.Properties["format"]).Order(StringComparer.Ordinal));
        Assert.Equal(1, items.Datasets().Single(dataset => dataset.Path.LastPart == "t").Partitioning!.Count);
    }

    [ConformanceFact]
    public async Task Crawl_EmptyRoot_CompletesNoScope()
    {
        var items = await Crawl.RunAsync(Lake.Options());
        Assert.Equal(Lake.Name, Assert.Single(items.OfType<ScopeIncomplete>()).Scope.Name);
        Assert.Empty(items.OfType<ScopeCompleted>());
    }

    [ConformanceFact]
    public async Task Crawl_RootThatIsNotThere_IsAConfigurationError()
    {
        var options = Lake.Options();
        options.Root = options.Root + "-gone";
        await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.RunAsync(options));
        await using var source = Crawl.Source(options);
        Assert.False((await source.TestConnectionAsync(Crawl.Context(), CancellationToken.None)).Succeeded);
    }

    protected abstract Task<ITestLake> CreateLakeAsync();

    protected Task WriteAsync(string path, string text) => Lake.WriteAsync(path, Encoding.UTF8.GetBytes(text));

    protected static string? Usage(IEnumerable<CrawlItem> items) =>
        items.OfType<CapabilityReported>().Single(reported => reported.Capability == "ranged-reads").Detail;

    private Task CopyAsync(string fixture) => CopyAsync(fixture, fixture);

    private async Task CopyAsync(string fixture, string folder)
    {
        foreach (var file in new DirectoryInfo(Fixture.PathOf(fixture)).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            await Lake.WriteAsync(folder + "/" + Path.GetRelativePath(Fixture.PathOf(fixture), file.FullName).Replace('\\', '/'), await File.ReadAllBytesAsync(file.FullName));
        }
    }

    private async Task<IEnumerable<string>> DatasetsAsync(FileLakeOptions options) => (await Crawl.RunAsync(options)).Datasets().Select(dataset => Neutral(dataset.Path.Name));

    private async Task<IEnumerable<string>> CrawlAsync(FileLakeOptions options) => CrawlText.Render(await Crawl.RunAsync(options)).Select(Neutral);

    // Every test has a folder or bucket with a name of its own, and the outermost container a type.
    private string Neutral(string text) => text
        .Replace(Lake.Name, "lake", StringComparison.Ordinal)
        .Replace("(S3 bucket)", "(Folder)", StringComparison.Ordinal)
        .Replace("(ABS container)", "(Folder)", StringComparison.Ordinal)
        .Replace("complete s3", "complete file", StringComparison.Ordinal)
        .Replace("complete abs", "complete file", StringComparison.Ordinal)
        .Replace("capability tags Ran", "capability tags Unsupported", StringComparison.Ordinal);
}
