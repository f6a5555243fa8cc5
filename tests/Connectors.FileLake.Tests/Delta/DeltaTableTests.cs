using System.Text.Json;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Delta;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage.Local;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace Connectors.FileLake.Tests.Delta;

/// <summary>Tables whose data and checkpoints real engines wrote, and which another engine agrees on; see write-delta.mjs.</summary>
public sealed class DeltaTableTests
{
    [Fact]
    public async Task CrawlAsync_CommitsAlone_DescribesTheTable()
    {
        var (dataset, warnings) = await ReadAsync("simple");
        Assert.Empty(warnings);
        Assert.Equal("simple", dataset.Path.Name.Split('/')[^1]);
        Assert.Equal(("Table", "orders", "Orders of the shop."), (dataset.SubType, dataset.DisplayName, dataset.Description));
        Assert.Equal("11111111-0000-4000-8000-00000e000000", dataset.Identity);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1700000000000), dataset.Created);
        Assert.Equal(
            [
                "id: long = Integer64",
                "amount: decimal(10,2) = Decimal precision 10 scale 2?",
                "country: string = String? key",
                "lines: array<struct> = Array<Record>?",
                "lines.sku: string = String",
                "lines.count: integer = Integer32?",
            ],
            CrawlText.Fields(dataset));
        Assert.Equal("The key.", dataset.Schema!.Fields[0].Description);
        Assert.StartsWith("""{"type":"struct",""", dataset.Schema.NativeText, StringComparison.Ordinal);
        Assert.Equal(new CheckConstraint("positive", "amount > 0"), Assert.Single(dataset.CheckConstraints));
        Assert.Equal(2, dataset.Partitioning!.Count);
        Assert.Equal(["country"], dataset.Partitioning.Keys);
        Assert.Equal(20, dataset.Statistics!.RowCount);
        Assert.Equal(SizeOf("simple", "country=FR/part-1.snappy.parquet", "country=__HIVE_DEFAULT_PARTITION__/part-2.snappy.parquet"), dataset.Statistics.SizeInBytes);
        Assert.Equal(
            ["delta.appendOnly=false", "delta.constraints.positive=amount > 0", "first_partition=country=", "format=delta", "last_partition=country=FR", "min_reader_version=1", "min_writer_version=2", "newest_partition=country=FR", "number_of_files=2", "version=4"],
            dataset.Properties.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Theory]
    [InlineData("checkpointed", 4, 4, 40)]
    [InlineData("multipart", 5, 3, 30)]
    [InlineData("v2", 5, 5, 35)]
    public async Task CrawlAsync_CheckpointAfterWhichCommitsWereCleanedUp_IsReplayed(string table, int version, int files, int rows)
    {
        var (dataset, warnings) = await ReadAsync(table);
        Assert.Empty(warnings);
        Assert.Equal($"{version}", dataset.Properties["version"]);
        Assert.Equal($"{files}", dataset.Properties["number_of_files"]);
        Assert.Equal(rows, dataset.Statistics!.RowCount);
        Assert.True(dataset.Statistics.SizeInBytes > 0);
    }

    [Fact]
    public async Task CrawlAsync_SecondCheckpointForm_TellsFeaturesAndClustering()
    {
        var (dataset, _) = await ReadAsync("v2");
        Assert.Equal("appendOnly, clustering, domainMetadata, timestampNtz, v2Checkpoint", dataset.Properties["table_features"]);
        Assert.Equal("id", dataset.Properties["clustering_columns"]);
        Assert.Equal(["id: integer = Integer32?", "seen: timestamp_ntz = Timestamp precision 6?"], CrawlText.Fields(dataset));
    }

    [Fact]
    public async Task CrawlAsync_ColumnMappingAndDeletionVectors_AreRespected()
    {
        var (dataset, warnings) = await ReadAsync("mapped");
        Assert.Empty(warnings);
        Assert.Equal(["Müller-Straße: string = String?", "land: string = String? key", "home: struct = Record?", "home.zip code: integer = Integer32?"], CrawlText.Fields(dataset));
        Assert.Equal(["1", "2", "3", "4"], dataset.Schema!.Fields.Select(field => field.Identity));
        Assert.Equal("col-1", dataset.Schema.Fields[0].Properties["physical_name"]);
        Assert.Equal("1", dataset.Properties["number_of_files"]);
        Assert.Equal(7, dataset.Statistics!.RowCount);
        Assert.Equal(["land"], dataset.Partitioning!.Keys);
    }

    [Fact]
    public async Task CrawlAsync_StatisticsOfFiles_TellBoundsAndNulls()
    {
        var (dataset, warnings) = await ReadAsync("measured");
        Assert.Empty(warnings);
        Assert.Equal(
            [
                "id 0 -1..9007199254740993", "f64 1 -1.5..2.5", "day 0 1969-12-31..2024-02-29", "seen 0 2024-01-01T00:00:00.123Z..2024-01-31T12:30:00Z",
                "wall 0 2024-01-01T00:00:00..2024-01-31T12:30:00", "large 0 -12345678901234567890.1234567890..0.5000000000", "name 2 ..",
                "place.zip 10 1..5", "tags 3 ..", "small 0 1..7",
            ],
            dataset.Statistics!.Fields.Select(CrawlText.Render));
        Assert.Equal(("month=9", "month=10", "month=10", 2), (dataset.Properties["first_partition"], dataset.Properties["last_partition"], dataset.Properties["newest_partition"], dataset.Partitioning!.Count));
    }

    [Fact]
    public async Task CrawlAsync_StatisticsThatACheckpointHoldsAsColumns_TellBoundsAndNulls()
    {
        var (dataset, warnings) = await ReadAsync("parsed");
        Assert.Empty(warnings);
        Assert.Equal(15, dataset.Statistics!.RowCount);
        Assert.Equal(
            [
                "id 0 -1..9007199254740993", "f64 1 -1.5..2.5", "day 0 1969-12-31..2024-02-29", "seen 0 2024-01-01T00:00:00.123456Z..2024-01-31T12:30:00Z",
                "wall 0 2024-01-01T00:00:00..2024-01-31T12:30:00", "large 0 -12345678901234567890.1234567890..0.5000000000", "price 0 -3.50..7.25", "name 2 ..",
                "place.zip 10 1..5", "small 0 1..7",
            ],
            dataset.Statistics.Fields.Select(CrawlText.Render));
    }

    [Fact]
    public async Task CrawlAsync_Checkpoint_TellsWhichPartitionWasWrittenLast() =>
        Assert.Equal("month=9", (await ReadAsync("parsed")).Dataset.Properties["newest_partition"]);

    [Theory]
    [InlineData("""{"numRecords":1,"tightBounds":false,"minValues":{"id":1},"maxValues":{"id":1},"nullCount":{"id":0}}""", false, "id 0 ..")]
    [InlineData("""{"numRecords":1,"tightBounds":false,"nullCount":{"id":1}}""", false, null)]
    [InlineData("""{"numRecords":4,"minValues":{"id":1},"maxValues":{"id":9},"nullCount":{"id":2}}""", true, null)]
    [InlineData("""{"numRecords":1,"minValues":{"id":"Anna"},"maxValues":[],"nullCount":7}""", false, null)]
    [InlineData("""{"numRecords":1,"minValues":""", false, null)]
    [InlineData("""{"numRecords":1,"minValues":{"id":1},"maxValues":{"id":2}}""", false, "id ? 1..2")]
    [InlineData("""{"numRecords":3,"nullCount":{"id":3}}""", false, "id 3 ..")]
    public async Task CrawlAsync_StatisticsThatAreVagueOrDamaged_SayNoMoreThanIsCertain(string statistics, bool hasDeletions, string? expected)
    {
        using var lake = new TempLake();
        var vector = hasDeletions ? ""","deletionVector":{"storageType":"u","pathOrInlineDv":"x","cardinality":3}""" : "";
        lake.Write("t/_delta_log/00000000000000000000.json", $$$"""
            {"metaData":{"id":"t","schemaString":"{\"type\":\"struct\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}","partitionColumns":[]}}
            {"add":{"path":"a","size":5,"stats":{{{JsonSerializer.Serialize(statistics)}}}{{{vector}}}}}
            """);
        Assert.Equal(expected is null ? [] : [expected], Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Statistics!.Fields.Select(CrawlText.Render));
    }

    [Fact]
    public async Task CrawlAsync_OneFileWithoutStatistics_LeavesNothingKnownOfValues()
    {
        using var lake = new TempLake();
        lake.CopyFolder("Delta/measured", "t").Write("t/_delta_log/00000000000000000003.json", """{"add":{"path":"x","size":1,"partitionValues":{"month":"9"}}}""");
        Assert.Empty(Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Statistics!.Fields);
    }

    [Fact]
    public async Task CrawlAsync_ChecksumThatHoldsTheFiles_SavesTheReplay()
    {
        var items = await Crawl.FolderAsync(Fixture.PathOf("Delta/checked"));
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal((20, "2"), (dataset.Statistics!.RowCount, dataset.Properties["number_of_files"]));
        Assert.Contains(" 1 reads ", items.OfType<CapabilityReported>().Single(item => item.Capability == "ranged-reads").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrawlAsync_FileWithoutStatistics_HasNoRowCountButASize()
    {
        var (dataset, warnings) = await ReadAsync("appended");
        Assert.Empty(warnings);
        Assert.Null(dataset.Statistics!.RowCount);
        Assert.Equal("1", dataset.Properties["number_of_files"]);
        Assert.Equal(1631, dataset.Statistics.SizeInBytes);
    }

    [Fact]
    public async Task CrawlAsync_TableWithOtherData_IsOneDataset()
    {
        using var lake = new TempLake();
        lake.CopyFolder("Delta/simple", "shop/orders").Write("shop/customers.csv", "id,name\n1,Anna\n");
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal(["lake/shop/customers.csv", "lake/shop/orders"], items.Datasets().Select(dataset => dataset.Path.Name).Order(StringComparer.Ordinal));
        Assert.Contains("lake/shop/orders", items.CompletedScopes());
    }

    [Fact]
    public async Task CrawlAsync_PathSpecs_FindTablesToo()
    {
        using var lake = new TempLake();
        lake.CopyFolder("Delta/simple", "shop/orders").CopyFolder("Delta/v2", "shop/visits").Write("shop/plain/part-0.parquet", Fixture.Read("codec-gzip.parquet"));
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, PathSpecs = [new PathSpecOptions { Include = "shop/{table}/*.parquet" }] });
        Assert.Equal(
            ["lake/shop/orders delta", "lake/shop/plain parquet", "lake/shop/visits delta"],
            items.Datasets().Select(dataset => $"{dataset.Path.Name} {dataset.Properties["format"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CrawlAsync_TableOfTwoFormats_IsOneOfDeltaLake()
    {
        using var lake = new TempLake();
        lake.CopyFolder("Delta/simple", "t").CopyFolder("Iceberg/listed", "t").CopyFolder("Iceberg/listed", "t/nested");
        Assert.Equal("delta", Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Properties["format"]);
    }

    [Fact]
    public async Task CrawlAsync_CommitOfManyLongLines_IsReadToItsEnd()
    {
        using var lake = new TempLake();
        var padding = new string('x', 1500);
        lake.CopyFolder("Delta/appended", "t").Write(
            "t/_delta_log/00000000000000000001.json",
            string.Join('\n', Enumerable.Range(0, 1000).Select(i => $$$"""{"add":{"path":"{{{i}}}","size":2,"stats":"{\"x\":\"{{{padding}}}\",\"numRecords\":3}"}}""")));
        var statistics = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Statistics!;
        Assert.Equal((3000, 2000), (statistics.RowCount, statistics.SizeInBytes));
    }

    [Fact]
    public async Task FindVersionAsync_ChangesWithTheNewestCommitAlone_AndTheLogWithEachFile()
    {
        using var lake = new TempLake();
        lake.CopyFolder("Delta/appended", "t");
        var format = new DeltaFormat();
        var before = await format.FindVersionAsync(await FolderAsync(lake.Full("t")), CancellationToken.None);
        lake.Write("t/part.parquet", "x").Write("t/_delta_log/00000000000000000001.crc", "{}");
        var checksum = await format.FindVersionAsync(await FolderAsync(lake.Full("t")), CancellationToken.None);
        Assert.Equal(before!.Text, checksum!.Text);
        Assert.NotEqual(before.Log, checksum.Log);
        lake.Write("t/_delta_log/00000000000000000002.json", "{}");
        Assert.NotEqual(before.Text, (await format.FindVersionAsync(await FolderAsync(lake.Full("t")), CancellationToken.None))!.Text);
    }

    private static async Task<TableFolder> FolderAsync(string folder)
    {
        var store = new LocalStore();
        return new TableFolder(store, AssetPath.Root("file", null).Child("t"), folder, await FolderListing.ReadAsync(store, folder, CancellationToken.None));
    }

    private static async Task<(Dataset Dataset, IReadOnlyList<CrawlWarning> Warnings)> ReadAsync(string table)
    {
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = Fixture.PathOf($"Delta/{table}") });
        return (Assert.Single(items.Datasets()), [.. items.OfType<CrawlWarning>()]);
    }

    private static long SizeOf(string table, params string[] files) => files.Sum(file => new FileInfo(Fixture.PathOf($"Delta/{table}/{file}")).Length);
}
