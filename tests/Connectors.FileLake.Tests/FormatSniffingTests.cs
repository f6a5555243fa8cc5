using System.Text;
using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Description;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests;

/// <summary>Files whose names do not tell their format, or tell a wrong one.</summary>
public sealed class FormatSniffingTests
{
    private const string Csv = "id,name\n1,Anna\n2,Bo\n";
    private const string Lines = "{\"id\":1}\n{\"id\":2}\n";

    public static TheoryData<string, byte[], string> Contents => new()
    {
        { "parquet", Fixture.Read("codec-gzip.parquet"), "id: int64 = Integer64?" },
        { "orc", Fixture.Read("Orc/zlib.orc"), "id: bigint = Integer64?" },
        { "avro", Fixture.Read("users.avro"), "id: long = Integer64" },
        { "csv", Encoding.UTF8.GetBytes(Csv), "id: integer = Integer64" },
        { "csv", Encoding.Unicode.GetBytes(Csv), "id: integer = Integer64" },
        { "csv", TempLake.Gzip(Encoding.UTF8.GetBytes(Csv)), "id: integer = Integer64" },
        { "csv", Fixture.Read("Zstandard/users.csv.zst"), "id: integer = Integer64" },
        { "json", Encoding.UTF8.GetBytes(Lines), "id: integer = Integer64" },
        { "json", Encoding.UTF8.GetBytes("""[ {"id": 1}, {"id": 2} ]"""), "id: integer = Integer64" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task CrawlAsync_NoExtension_IsReadAsWhatItIs(string format, byte[] content, string field)
    {
        using var lake = new TempLake();
        lake.Write("t/day=1/000000_0", content).Write("t/day=2/000000_0", content).Write("t/day=2/done").Write("other.csv", "a\n1\n");
        var items = await Crawl.FolderAsync(lake.Root);
        var dataset = items.Datasets().Single(dataset => dataset.Path.Name == "lake/t");
        Assert.Equal((format, "2"), (dataset.Properties["format"], dataset.Properties["number_of_files"]));
        Assert.Contains(field, CrawlText.Fields(dataset));
        Assert.Equal(2, dataset.Partitioning!.Count);
        Assert.DoesNotContain(items.OfType<CrawlWarning>(), warning => warning.Message.Contains("named as", StringComparison.Ordinal) && !warning.Message.Contains("compressed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("csv", "codec-gzip.parquet", "are named as csv but hold parquet, as which they were read")]
    [InlineData("json", "users.avro", "are named as json but hold avro, as which they were read")]
    [InlineData("tsv", "Orc/zlib.orc", "are named as tsv but hold orc, as which they were read")]
    [InlineData("parquet", Csv, "are named as parquet but hold csv, as which they were read")]
    [InlineData("json", Csv, "are named as json but hold csv, as which they were read")]
    [InlineData("csv", Lines, "are named as csv but hold json, as which they were read")]
    [InlineData("orc", Lines, "are named as orc but hold json, as which they were read")]
    [InlineData("avro", "codec-gzip.parquet", "are named as avro but hold parquet, as which they were read")]
    public async Task CrawlAsync_WrongExtension_IsOneWarningForAllFiles(string extension, string content, string warning)
    {
        using var lake = new TempLake();
        for (var i = 0; i < 3; i++)
        {
            lake.Write($"t/part-{i}.{extension}", content.Contains('\n', StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(content) : Fixture.Read(content));
        }

        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal($"The files of lake/t {warning}.", Assert.Single(items.OfType<CrawlWarning>()).Message);
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal("lake/t", dataset.Path.Name);
        Assert.Contains(dataset.Schema!.Fields, field => field.Path == "id");
        Assert.DoesNotContain($"format={extension}", dataset.Properties.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Theory]
    [InlineData("A page of prose, with commas here and there.\nAnd another line.\n", "has no extension, and its contents are of no format that is read")]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "holds a PNG image, not text")]
    [InlineData("PK\u0003\u0004\0\0\0\0\0\0\0\0\0\0\0", "holds a ZIP archive or an office document, not text")]
    public async Task CrawlAsync_FormatThatIsNotKnown_IsUnreadableOnceAndTheRestGoesOn(string content, string reason)
    {
        using var lake = new TempLake();
        var bytes = Encoding.Latin1.GetBytes(content);
        lake.Write("t/1", bytes).Write("t/2", bytes).Write("t/3", bytes).Write("LICENSE", "Do what you want.").Write("done").Write("other.csv", "a\n1\n");
        var items = await Crawl.FolderAsync(lake.Root);
        var unreadable = Assert.Single(items.OfType<AssetUnreadable>());
        Assert.Equal(("lake/t", $"lake/t/1 {reason}."), (unreadable.Path.Name, unreadable.Reason));
        Assert.Equal(["lake/other.csv"], items.Datasets().Select(dataset => dataset.Path.Name));
        Assert.Contains("lake", items.CompletedScopes());
    }

    [Fact]
    public async Task CrawlAsync_SomeFilesWithoutExtension_AreADatasetOfTheirOwn()
    {
        using var lake = new TempLake();
        lake.Write("t/part-0.csv", Csv).Write("t/part-1", Csv).Write("u/events-1", Lines).Write("u/events-2", Lines).Write("u/people", Csv);
        Assert.Equal(
            ["lake/t/*", "lake/t/*.csv", "lake/u/events-*", "lake/u/people"],
            (await Crawl.FolderAsync(lake.Root)).Datasets().Select(dataset => dataset.Path.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CrawlAsync_OneMisnamedFileAmongOthers_IsAWarningOfItsOwn()
    {
        using var lake = new TempLake();
        lake.Write("t/part-0.csv", Csv).Write("t/part-1.csv", Lines).Write("t/part-2.csv", Csv);
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal("lake/t/part-1.csv holds JSON, not delimited text.", Assert.Single(items.OfType<CrawlWarning>()).Message);
        Assert.Equal("csv", Assert.Single(items.Datasets()).Properties["format"]);
    }

    [Theory]
    [InlineData("{1},{2}\n{3},{4}\n")]
    [InlineData("[a],[b]\n[c],[d]\n")]
    public async Task CrawlAsync_TextInBrackets_StaysDelimitedText(string text)
    {
        using var lake = new TempLake();
        lake.Write("x.csv", text);
        Assert.Equal("csv", Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets()).Properties["format"]);
    }

    [Fact]
    public async Task SniffAsync_TenGigabytes_ReadsTheBeginning()
    {
        var file = new EndlessFile([], "1,2,3\n"u8.ToArray(), 10L * 1024 * 1024 * 1024);
        Assert.NotNull(await FormatSniffer.SniffAsync(file, Codec.None, CancellationToken.None));
        Assert.InRange(file.BytesRead, 1, 3 * 64 * 1024);
    }

    [Fact]
    public void SniffAsync_AnyBytes_EndsInAFormatOrAnError() => Prop.ForAll<byte[], byte>((bytes, kind) =>
    {
        byte[][] beginnings = [[], [0x1F, 0x8B], Zstandard.Magic.ToArray(), [.. "PAR1"u8], [.. "Obj\u0001"u8], [.. "ORC"u8], [.. "{\""u8], [.. "[["u8]];
        try
        {
            FormatSniffer.SniffAsync(new MemoryFile([.. beginnings[kind % beginnings.Length], .. bytes]), Codec.None, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
        catch (SampleException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
