using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;

namespace Connectors.FileLake.Tests.Layout;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("orders.csv", "Csv orders")]
    [InlineData("ORDERS.CSV.GZ", "Csv ORDERS Gzip")]
    [InlineData("a.b.tsv", "Tsv a.b")]
    [InlineData("x.tab", "Tsv x")]
    [InlineData("x.json", "Json x")]
    [InlineData("x.jsonl.gzip", "JsonLines x Gzip")]
    [InlineData("x.ndjson", "JsonLines x")]
    [InlineData("x.parquet", "Parquet x")]
    [InlineData("part-0.snappy.parquet", "Parquet part-0")]
    [InlineData("part-0.gz.PARQUET", "Parquet part-0")]
    [InlineData("v1.5.parquet", "Parquet v1.5")]
    [InlineData("x.pq", "Parquet x")]
    [InlineData("x.parquet.gz", "Parquet x Gzip")]
    [InlineData("x.avro", "Avro x")]
    [InlineData("part-0.zlib.orc", "Orc part-0.zlib")]
    [InlineData("part-0.snappy.orc", "Orc part-0")]
    [InlineData("x.csv.zst", "Csv x Zstandard")]
    [InlineData("x.JSONL.ZSTD", "JsonLines x Zstandard")]
    [InlineData("dump.sql.zst", "none")]
    [InlineData("README.md", "none")]
    [InlineData("csv", "Unnamed csv")]
    [InlineData("000000_0", "Unnamed 000000_0")]
    [InlineData("part-00000.zst", "Unnamed part-00000 Zstandard")]
    [InlineData("LICENSE", "none")]
    [InlineData("archive.gz", "Unnamed archive Gzip")]
    public void Parse_FileName_TellsFormatAndCompression(string name, string expected) =>
        Assert.Equal(expected, FileKind.Parse(name) is { } kind ? $"{kind.Format} {kind.BaseName}{(kind.Packing == Codec.None ? "" : $" {kind.Packing}")}" : "none");

    [Theory]
    [InlineData("x.XLSX", ".xlsx")]
    [InlineData("dump.sql.zst", ".zst")]
    [InlineData("x.xml.gz", ".xml")]
    [InlineData("README.md", null)]
    [InlineData("x.csv", null)]
    public void UnsupportedExtension_FileName_NamesDataThatIsNotRead(string name, string? expected) =>
        Assert.Equal(expected, FileKind.UnsupportedExtension(name));

    [Theory]
    [InlineData(".hidden.csv", true)]
    [InlineData("_SUCCESS", true)]
    [InlineData("_delta_log", true)]
    [InlineData("_temporary", true)]
    [InlineData("_p=1", false)]
    [InlineData("part-0.csv.crc", true)]
    [InlineData("orders.csv.tmp", true)]
    [InlineData("orders.csv.inprogress", true)]
    [InlineData("orders.csv._COPYING_", true)]
    [InlineData("orders.csv~", true)]
    [InlineData("Thumbs.db", true)]
    [InlineData("orders.csv", false)]
    [InlineData("a_b.csv", false)]
    public void Contains_Name_TellsWhatIsNotData(string name, bool expected) => Assert.Equal(expected, HiddenNames.Contains(name));

    [Theory]
    [InlineData("events_2024-01-31", "events_*", false)]
    [InlineData("events-20240131T235959Z", "events-*", false)]
    [InlineData("2026-01", "*", true)]
    [InlineData("part-00000-1b4e28ba-2fa1-11d2-883f-0016d3cca427-c000", "part-*-c*", true)]
    [InlineData("000000_0", "*", true)]
    [InlineData("data_0", "data_*", true)]
    [InlineData("run-1234", "run-*", true)]
    [InlineData("part.0", "part.*", true)]
    [InlineData("0000_part_00", "*_part_*", true)]
    [InlineData("000000000000", "*", true)]
    [InlineData("c7f5d1c0b3e84f0f9a4c3b2a1d0e9f8a-0", "*", true)]
    [InlineData("20240131_125541_00023_gq8bc_6aa1c0c8-2fa1-11d2-883f-0016d3cca427", "*", true)]
    [InlineData("orders+0+0000001200", "orders+*+*", false)]
    [InlineData("customers", "customers", false)]
    [InlineData("2024_customers", "*_customers", false)]
    [InlineData("data_2024_customers", "data_*_customers", false)]
    [InlineData("100% sure", "*% sure", false)]
    [InlineData("sales_q1_2024", "sales_q*", false)]
    [InlineData("partners_1", "partners_*", false)]
    [InlineData("part", "part", true)]
    public void Of_BaseName_IsWhatLikeFilesShare(string baseName, string stem, bool isPartLike)
    {
        Assert.Equal(stem, FileStem.Of(baseName));
        Assert.Equal(isPartLike, FileStem.IsPartLike(stem));
    }

    [Theory]
    [InlineData("dt=2026-01-01", "dt", "2026-01-01")]
    [InlineData("k=__HIVE_DEFAULT_PARTITION__", "k", null)]
    [InlineData("k=", "k", null)]
    [InlineData("p=a%2Fb", "p", "a/b")]
    [InlineData("p=100%25", "p", "100%")]
    [InlineData("p=%zz", "p", "%zz")]
    [InlineData("p=a+b", "p", "a+b")]
    [InlineData("p=a=b", "p", "a=b")]
    [InlineData("caf%C3%A9=x", "caf\u00E9", "x")]
    public void Parse_PartitionFolder_DecodesKeyAndValue(string name, string key, string? value) =>
        Assert.Equal(new PartitionValue(key, value), PartitionValue.Parse(name));

    [Theory]
    [InlineData("orders")]
    [InlineData("=x")]
    public void Parse_OtherFolder_IsNoPartition(string name) => Assert.Null(PartitionValue.Parse(name));
}
