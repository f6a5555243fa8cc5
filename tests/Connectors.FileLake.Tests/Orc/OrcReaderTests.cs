using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Orc;
using MetadataIngestion.Connectors.FileLake.Sampling;
using static Connectors.FileLake.Tests.Orc.OrcFiles;

namespace Connectors.FileLake.Tests.Orc;

public sealed class OrcReaderTests
{
    private readonly OrcReader _reader = new(FieldMerging.Name);

    [Theory]
    [InlineData("none")]
    [InlineData("zlib")]
    [InlineData("snappy")]
    [InlineData("lz4")]
    [InlineData("zstd")]
    public async Task ReadAsync_FileOfClickHouse_IsDescribed(string codec)
    {
        var findings = await _reader.ReadAsync(Fixture.Read($"Orc/{codec}.orc"));
        Assert.Equal(
            [
                "id: bigint = Integer64?",
                "tiny: tinyint = Integer8?",
                "small: smallint = Integer16?",
                "whole: int = Integer32?",
                "f32: float = Float32?",
                "f64: double = Float64?",
                "name: string = String?",
                "flag: boolean = Boolean?",
                "amount: decimal(10,2) = Decimal precision 10 scale 2?",
                "large: decimal(38,4) = Decimal precision 38 scale 4?",
                "day: date = Date?",
                "seen: timestamp = Timestamp precision 9?",
                "later: bigint = Integer64?",
                "never: string = String?",
                "list: array<bigint> = Array<Integer64>?",
                "attrs: map<string, bigint> = Map<String, Integer64>?",
                "home: struct = Record?",
                "home.street: string = String?",
                "home.zip: string = String?",
                "places: array<struct> = Array<Record>?",
                "places.lat: double = Float64?",
                "places.days: array<date> = Array<Date>?",
            ],
            _reader.Fields());
        Assert.Equal(10, findings.Records);
        Assert.Equal((codec, "0.12"), (findings.Properties["compression"], findings.Properties["orc_version"]));
        Assert.StartsWith("ORC C++", findings.Properties["written_by"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_FileOfClickHouse_TellsTheBoundsOfNumbersAndDates()
    {
        await _reader.ReadAsync(Fixture.Read("Orc/zlib.orc"));
        Assert.Equal(
            [
                "id 0 0..9", "tiny 0 -2..7", "small 0 0..9", "whole 0 0..9", "f32 0 0..9", "f64 0 0..2.25", "name 0 ..", "flag 0 ..",
                "amount 0 0.25..9.25", "large 0 0.25..9.25", "day 0 2024-02-28..2024-03-08", "seen 0 ..", "later 3 3..9", "never 10 ..",
                "list 0 ..", "attrs 0 ..", "home 0 ..", "places 0 ..",
            ],
            _reader.Statistics());
    }

    [Fact]
    public async Task CrawlAsync_OrcFiles_AreOneDatasetWithRows()
    {
        using var lake = new TempLake();
        lake.Copy("Orc/zlib.orc", "t/part-0.orc").Copy("Orc/zstd.orc", "t/part-1.zstd.orc");
        var dataset = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets());
        Assert.Equal(("orc", "zlib, zstd", 20), (dataset.Properties["format"], dataset.Properties["compression"], dataset.Statistics!.RowCount));
    }

    [Fact]
    public async Task ReadAsync_TypesThatClickHouseDoesNotWrite_AreDescribed()
    {
        await _reader.ReadAsync(File(
            Struct("a b c d e", 1, 2, 3, 4, 7),
            proto => proto.Number(1, (ulong)OrcKind.Varchar).Number(4, 20).Message(7, pair => pair.Text(1, "iceberg.required").Text(2, "true")).Message(7, pair => pair.Text(1, "iceberg.id").Text(2, "7")),
            proto => proto.Number(1, (ulong)OrcKind.Char).Number(4, 3),
            Type(OrcKind.TimestampInstant),
            Type(OrcKind.Union, 5, 6),
            Type(OrcKind.Int),
            Type(OrcKind.Binary),
            Type((OrcKind)99)));
        Assert.Equal(
            [
                "a: varchar(20) = String", "b: char(3) = String?", "c: timestamp with local time zone = Timestamp precision 9 with zone?",
                "d: uniontype<int,binary> = Union<Integer32, Binary>?", "e: kind 99 = Opaque?",
            ],
            _reader.Fields());
        Assert.Equal("7", _reader.Describe().Fields[0].Properties["field_id"]);
    }

    [Fact]
    public async Task ReadAsync_TableWithTransactions_ShowsTheRow()
    {
        await _reader.ReadAsync(File(
            Struct("operation originalTransaction bucket rowId currentTransaction row", 1, 2, 3, 4, 5, 6),
            Type(OrcKind.Int), Type(OrcKind.Long), Type(OrcKind.Int), Type(OrcKind.Long), Type(OrcKind.Long), Struct("id", 7), Type(OrcKind.Long)));
        Assert.Equal(["id: bigint = Integer64?"], _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_ChunksStoredAsTheyAre_NeedNoCodec()
    {
        var footer = Footer(Struct("id", 1), Type(OrcKind.Long));
        await _reader.ReadAsync(File(compression: 3, [(byte)((footer.Length << 1) | 1), 0, 0, .. footer], (ulong)footer.Length + 3));
        Assert.Equal(["id: bigint = Integer64?"], _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_CodecThatIsNotThere_SaysSo() =>
        await FailsAsync("is compressed with Lzo, which is not supported", File(compression: 3, [4, 0, 0, 1, 2]));

    [Fact]
    public async Task ReadAsync_NotOrc_SaysSo()
    {
        await FailsAsync("is no ORC file, or a damaged one: it is too short", "x"u8.ToArray());
        await FailsAsync("is no ORC file, or a damaged one: its last bytes are not those of an ORC file", [.. new byte[20], 0]);
        await FailsAsync("has a damaged ORC footer: its length exceeds the file", File(0, [1, 2], footerLength: 1 << 20));
        await FailsAsync("is no ORC file, or a damaged one: its last bytes are not those of an ORC file", File(2, [1, 2], blockSize: 1 << 30));
    }

    [Theory]
    [InlineData(0UL, "type 1 refers to a type that does not follow it")]
    [InlineData(1UL, "type 1 refers to a type that does not follow it")]
    [InlineData(99UL, "type 1 refers to a type that does not follow it")]
    [InlineData(2UL, "type 2 is part of two")]
    public async Task ReadAsync_TypesThatMakeNoTree_AreAnError(ulong element, string error) =>
        await FailsAsync("has a damaged ORC footer: " + error, File(Struct("a b", 1, 2), Type(OrcKind.List, element), Type(OrcKind.Int)));

    [Fact]
    public async Task ReadAsync_ThousandsOfLevels_AreAnError() =>
        await FailsAsync("has a damaged ORC footer: its types nest deeper than 64 levels", File([.. Enumerable.Range(1, 5000).Select(i => Type(OrcKind.List, (ulong)i)), Type(OrcKind.Int)]));

    [Fact]
    public async Task ReadAsync_FileCutAnywhere_EndsInAnError()
    {
        var file = Fixture.Read("Orc/zlib.orc");
        for (var length = 0; length < file.Length; length++)
        {
            await Assert.ThrowsAsync<SampleException>(() => new OrcReader(FieldMerging.Name).ReadAsync(file[..length]));
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("zlib")]
    public async Task ReadAsync_EveryBitOfTheEndFlipped_EndsInASchemaOrAnError(string codec)
    {
        var file = Fixture.Read($"Orc/{codec}.orc");
        for (var bit = 8 * Math.Max(0, file.Length - 1200); bit < 8 * file.Length; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(await EndsAsync(file));
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void ReadAsync_AnyFooter_EndsInASchemaOrAnError() =>
        Prop.ForAll<byte[]>(bytes => EndsAsync(File(0, bytes)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static async Task<bool> EndsAsync(byte[] file)
    {
        try
        {
            var reader = new OrcReader(FieldMerging.Name);
            await reader.ReadAsync(file);
            return reader.Fields().Distinct().Count() == reader.Describe().Fields.Count;
        }
        catch (SampleException exception)
        {
            return exception.Message.Length > 0;
        }
    }

    private async Task FailsAsync(string message, byte[] file) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<SampleException>(() => _reader.ReadAsync(file))).Message);
}
