using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using static Connectors.FileLake.Tests.Parquet.Footers;

namespace Connectors.FileLake.Tests;

/// <summary>Lakes of Parquet and Avro files, from the folders to what the crawl says.</summary>
public sealed class BinaryFormatTests
{
    [Fact]
    public async Task CrawlAsync_PartitionedParquet_IsOneDatasetWithAllThatTheFootersSay()
    {
        using var lake = new TempLake();
        lake.Copy("codec-gzip.parquet", "names/dt=2026-01-01/part-0.gz.parquet")
            .Copy("codec-uncompressed.parquet", "names/dt=2026-01-02/part-0.parquet")
            .Write("names/_SUCCESS", "").Write("names/._SUCCESS.crc", "crc").Write("names/_temporary/0/part-9.parquet", "half of a file");
        var items = await Crawl.FolderAsync(lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal("lake/names", dataset.Path.Name);
        Assert.Equal(["id: int64 = Integer64?", "name: string = String?", "dt: date = Date key"], CrawlText.Fields(dataset));
        Assert.Equal((20L, 921L), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes));
        Assert.Equal([new FieldStatistics("id") { NullCount = 0, Min = "0", Max = "9" }, new FieldStatistics("name") { NullCount = 0 }], dataset.Statistics.Fields);
        Assert.Equal("gzip, uncompressed", dataset.Properties["compression"]);
        Assert.Equal("parquet", dataset.Properties["format"]);
        Assert.Empty(items.OfType<CrawlWarning>());
    }

    [Fact]
    public async Task CrawlAsync_MoreFilesThanAreRead_SaysNothingOfAllValues()
    {
        using var lake = new TempLake();
        lake.Copy("codec-gzip.parquet", "n/1.parquet").Copy("codec-gzip.parquet", "n/2.parquet").Copy("codec-gzip.parquet", "n/3.parquet");
        var dataset = Assert.Single((await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, MaxFiles = 2 })).Datasets());
        Assert.Null(dataset.Statistics!.RowCount);
        Assert.Empty(dataset.Statistics.Fields);
        Assert.DoesNotContain("uncompressed_size_in_bytes", dataset.Properties.Keys);
    }

    [Fact]
    public async Task CrawlAsync_FilesThatDisagree_AreMergedAndTheConflictIsNamed()
    {
        using var lake = new TempLake();
        lake.Write("d/1.parquet", File(Group("root", 3), Leaf("id", I32, Required), Leaf("x", I32, Required), Leaf("gone", I32, Required)))
            .Write("d/2.parquet", File(Group("root", 3), Leaf("id", I64, Required), Leaf("x", Bytes, Required, 0), Leaf("added", F64, Required)));
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal(
            ["id: int64 = Integer64", "x: int32|string = Union<Integer32, String>", "gone: int32 = Integer32?", "added: double = Float64?"],
            CrawlText.Fields(Assert.Single(items.Datasets())));
        Assert.Contains("The files of lake/d differ in the type of x: int32 in 1.parquet, string in 2.parquet.", items.OfType<CrawlWarning>().Select(warning => warning.Message));
    }

    [Fact]
    public async Task CrawlAsync_DamagedFileAmongOthers_IsAWarning()
    {
        using var lake = new TempLake();
        lake.Copy("codec-gzip.parquet", "n/1.parquet").Write("n/2.parquet", "not what it says").Write("n/3.parquet", "");
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Null(Assert.Single(items.Datasets()).Statistics!.RowCount);
        Assert.Equal(
            "lake/n/2.parquet is no Parquet file, or is cut off: its end is not that of one.",
            Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task CrawlAsync_DamagedFileAlone_IsUnreadableAndTheRestGoesOn()
    {
        using var lake = new TempLake();
        lake.Write("bad.parquet", "PAR1").Write("bad.avro", "Obj").Copy("users.avro", "users.avro").Copy("codec-gzip.parquet", "packed.parquet.gz");
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal(["lake/bad.avro", "lake/bad.parquet", "lake/packed.parquet.gz"], items.OfType<AssetUnreadable>().Select(item => item.Path.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["lake/users.avro"], items.Datasets().Select(dataset => dataset.Path.Name));
        Assert.Contains("lake", items.CompletedScopes());
    }

    [Fact]
    public async Task CrawlAsync_Avro_KeepsTheSchemaAsItIsWritten()
    {
        using var lake = new TempLake();
        lake.Copy("users.avro", "users.avro");
        var schema = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Schema!;
        Assert.Equal(NativeSchemaKind.Avro, schema.NativeKind);
        Assert.Contains("A user of the shop.", schema.NativeText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrawlAsync_LargeParquet_ReadsLessThanOnePercent()
    {
        using var lake = new TempLake();
        var fixture = Fixture.Read("types.parquet");
        var large = new byte[10 * 1024 * 1024];
        fixture.CopyTo(large, large.Length - fixture.Length);
        lake.Write("large.parquet", large);
        var usage = (await Crawl.FolderAsync(lake.Root)).OfType<CapabilityReported>().Single(reported => reported.Capability == "ranged-reads");
        Assert.Equal("1 listings of 1 names and 10485760 bytes, 0 look-ups, 1 reads of 65536 bytes", usage.Detail);
    }
}
