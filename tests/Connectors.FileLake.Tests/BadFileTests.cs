using System.Text;
using Connectors.FileLake.Tests.Parquet;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests;

/// <summary>One bad file among good ones is one warning; the dataset is described from the others.</summary>
public sealed class BadFileTests
{
    public static TheoryData<string, string, byte[], string> Files => new()
    {
        { "codec-gzip.parquet", "parquet", Fixture.Read("types.parquet")[..^1], "is no Parquet file, or is cut off: its end is not that of one" },
        { "codec-gzip.parquet", "parquet", Fixture.Read("types.parquet")[..100], "is no Parquet file, or is cut off: its end is not that of one" },
        { "codec-gzip.parquet", "parquet", Footers.File(new byte[40], magic: "PARE"), "has an encrypted footer, so that its schema is not known" },
        { "codec-gzip.parquet", "parquet", [.. new byte[20], 0xFF, 0xFF, 0xFF, 0xFF, .. "PAR1"u8], "has a damaged Parquet footer: its length exceeds the file" },
        { "codec-gzip.parquet", "parquet", Footers.File(new ThriftWriter().ListHeader(2, uint.MaxValue).ToArray()), "has a damaged Parquet footer: a length exceeds the bytes that are left" },
        { "users.avro", "avro", [.. "Obj\u0001"u8, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], "has a damaged Avro header: it claims more than 10000 entries" },
        { "users.avro", "avro", [.. "Obj\u0001"u8, 2, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], "is cut off inside its Avro header" },
        { "Orc/zlib.orc", "orc", [.. Fixture.Read("Orc/zlib.orc")[..^1], 3], "is no ORC file, or a damaged one: a field has an unknown type" },
        { "Orc/zlib.orc", "orc", [.. Fixture.Read("Orc/zlib.orc")[..^4], .. "XYZ"u8, Fixture.Read("Orc/zlib.orc")[^1]], "is no ORC file, or a damaged one: its last bytes are not those of an ORC file" },
        { "users.csv", "csv", Fixture.Read("codec-gzip.parquet"), "holds a Parquet file, not text" },
        { "users.csv.gz", "csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF], "is not valid gzip" },
        { "Zstandard/users.csv.zst", "csv.zst", [0x28, 0xB5, 0x2F, 0xFD, 0xFF, 0xFF, 0xFF], "is not valid Zstandard" },
        { "users.json", "json", "not JSON"u8.ToArray(), "is not JSON, or nested deeper than 512 levels, at line 1, byte 2" },
        { "users.jsonl", "jsonl", "not JSON\nat all\n"u8.ToArray(), "has 2 lines that are not JSON, the first at line 1" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task CrawlAsync_OneBadFileAmongGoodOnes_IsOneWarning(string good, string extension, byte[] bad, string warning)
    {
        using var lake = new TempLake();
        lake.Write($"t/part-1.{extension}", Good(good)).Write($"t/part-2.{extension}", bad).Write($"t/part-3.{extension}", Good(good)).Write("other.csv", "a\n1\n");
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal($"lake/t/part-2.{extension} {warning}.", Assert.Single(items.OfType<CrawlWarning>()).Message);
        Assert.NotEmpty(Assert.Single(items.OfType<CrawlWarning>()).Remedy!);
        var dataset = items.Datasets().Single(dataset => dataset.Path.Name == "lake/t");
        Assert.Contains(dataset.Schema!.Fields, field => field.Path == "id");
        Assert.Null(dataset.Statistics!.RowCount);
        Assert.Contains(items.Datasets(), other => other.Path.Name == "lake/other.csv");
        Assert.Contains("lake", items.CompletedScopes());
    }

    [Theory]
    [InlineData("codec-gzip.parquet", "parquet")]
    [InlineData("users.avro", "avro")]
    [InlineData("Orc/zlib.orc", "orc")]
    [InlineData("users.csv", "csv")]
    [InlineData("users.json", "json")]
    public async Task CrawlAsync_EmptyFileAmongOthers_IsNoWarning(string good, string extension)
    {
        using var lake = new TempLake();
        lake.Write($"t/part-1.{extension}", Good(good)).Write($"t/part-2.{extension}", "");
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal("2", Assert.Single(items.Datasets()).Properties["number_of_files"]);
    }

    private static byte[] Good(string name) => name switch
    {
        "users.csv" => "id,name\n1,Anna\n2,Bo\n"u8.ToArray(),
        "users.csv.gz" => TempLake.Gzip("id,name\n1,Anna\n2,Bo\n"u8),
        "users.json" => Encoding.UTF8.GetBytes("""[{"id":1},{"id":2}]"""),
        "users.jsonl" => Encoding.UTF8.GetBytes("{\"id\":1}\n{\"id\":2}\n"),
        _ => Fixture.Read(name),
    };
}
