using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Parquet;
using MetadataIngestion.Connectors.FileLake.Sampling;
using static Connectors.FileLake.Tests.Parquet.Footers;

namespace Connectors.FileLake.Tests.Parquet;

public sealed class ParquetReaderTests
{
    private readonly ParquetReader _reader = new(FieldMerging.Name);

    [Theory]
    [InlineData("uncompressed")]
    [InlineData("gzip")]
    [InlineData("brotli")]
    [InlineData("lz4_raw")]
    public async Task ReadAsync_Codec_IsNamedAndNeedsNoCodec(string codec)
    {
        var findings = await _reader.ReadAsync(Fixture.Read($"codec-{codec}.parquet"));
        Assert.Equal(codec, findings.Properties["compression"]);
        Assert.Equal(10, findings.Records);
        Assert.Equal(["id: int64 = Integer64?", "name: string = String?"], _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_SeveralRowGroups_AreAddedUp()
    {
        var findings = await _reader.ReadAsync(Fixture.Read("row-groups.parquet"));
        Assert.Equal(6000, findings.Records);
        Assert.Equal(["id 0 0..5999", "half 1200 0.5..2999.5", "nothing 6000 ..", "later 2048 2048..5999"], _reader.Statistics());
    }

    [Fact]
    public async Task ReadAsync_FieldIds_ArePropertiesOfTheFields()
    {
        await _reader.ReadAsync(Fixture.Read("field-ids.parquet"));
        Assert.Equal(
            ["id 11", "s 12", "s.a 13", "s.b 14"],
            _reader.Describe().Fields.Select(field => $"{field.Path} {field.Properties["field_id"]}"));
    }

    [Fact]
    public async Task ReadAsync_NoRows_HasASchema()
    {
        var findings = await _reader.ReadAsync(Fixture.Read("no-rows.parquet"));
        Assert.Equal(0, findings.Records);
        Assert.Equal(["id: int32 = Integer32?"], _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_ListsInAllForms_AreLists()
    {
        await _reader.ReadAsync(File(
            Group("root", 6),
            Group("modern", 1, Optional, 3), Group("list", 1, Repeated), Leaf("element", I32),
            Group("hive", 1, Optional, 3), Group("bag", 1, Repeated), Leaf("array_element", I32),
            Group("leaf", 1, Required, 3), Leaf("element", I32, Repeated),
            Group("avro", 1, Optional, 3), Group("array", 1, Repeated), Leaf("x", I32),
            Group("pairs", 1, Optional, 3), Group("pair", 2, Repeated), Leaf("x", I32), Leaf("y", I32, Required),
            Group("plain", 1, Repeated), Leaf("z", I32)));
        Assert.Equal(
            [
                "modern: list<int32> = Array<Integer32>?", "hive: list<int32> = Array<Integer32>?", "leaf: list<int32> = Array<Integer32>",
                "avro: list<struct> = Array<Record>?", "avro.x: int32 = Integer32?",
                "pairs: list<struct> = Array<Record>?", "pairs.x: int32 = Integer32?", "pairs.y: int32 = Integer32",
                "plain: list<struct> = Array<Record>", "plain.z: int32 = Integer32?",
            ],
            _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_MapsInAllForms_AreMaps()
    {
        await _reader.ReadAsync(File(
            Group("root", 4),
            Group("modern", 1, Optional, 1), Group("key_value", 2, Repeated), Leaf("key", Bytes, Required, 0), Leaf("value", I32),
            Group("old", 1, Optional, 2), Group("map", 2, Repeated, 2), Leaf("key", I32, Required), Leaf("value", I32),
            Group("set", 1, Optional, 1), Group("key_value", 1, Repeated), Leaf("key", I32, Required),
            Group("broken", 1, Optional, 1), Leaf("key", I32)));
        Assert.Equal(
            [
                "modern: map<string, int32> = Map<String, Integer32>?", "old: map<int32, int32> = Map<Integer32, Integer32>?",
                "set: map<int32, null> = Map<Integer32, Null>?", "broken: struct = Record?", "broken.key: int32 = Integer32?",
            ],
            _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_WrongRowCount_BelievesTheRowGroups()
    {
        var footer = Footer([Group("root", 1), Leaf("id", I64)], 7, group => group.List(1, static _ => { }).Integer(2, 10).Integer(3, 3));
        var findings = await _reader.ReadAsync(File(footer));
        Assert.Equal(3, findings.Records);
        Assert.Equal("claims 7 rows, but its row groups hold 3, which was believed", Assert.Single(findings.Findings).Message);
    }

    [Fact]
    public async Task ReadAsync_UnknownFields_AreSkipped()
    {
        var footer = ThriftWriter.Build(writer => writer
            .Raw(0x08, 0xFF, 0xFF, 0x01, 5).Raw("extra"u8.ToArray())
            .Header(200, ThriftType.True).Header(201, ThriftType.False).Byte(202, 1).Integer(203, -5)
            .Header(204, ThriftType.Double).Raw(new byte[8]).Header(205, ThriftType.Uuid).Raw(new byte[16])
            .Header(206, ThriftType.List).Raw(0x21, 1, 2).Header(207, ThriftType.Set).Raw(0x15, 8)
            .Header(208, ThriftType.Map).Raw(1, 0x85, 1, (byte)'k', 2).Header(209, ThriftType.Map).Raw(0)
            .Struct(210, inner => inner.Text(1, "x").Struct(2, static _ => { }))
            .List(2, Group("root", 1), Leaf("id", I64)).Integer(3, 0));
        await _reader.ReadAsync(File(footer));
        Assert.Equal(["id: int64 = Integer64?"], _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_SignedFooter_IsReadWithItsSignatureLeftOver()
    {
        byte[] footer = [.. ThriftWriter.Build(writer => writer.List(2, Group("root", 1), Leaf("id", I64)).Struct(8, static _ => { })), .. new byte[28]];
        await _reader.ReadAsync(File(footer));
        Assert.Equal(["id: int64 = Integer64?"], _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_EncryptedFooter_IsRefused() => await RefuseAsync(
        File(new byte[40], magic: "PARE"),
        "has an encrypted footer, so that its schema is not known");

    [Theory]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(30u)]
    [InlineData(0u)]
    public async Task ReadAsync_WrongFooterLength_IsRefused(uint length)
    {
        var file = File(new byte[20]);
        BitConverter.TryWriteBytes(file.AsSpan(file.Length - 8), length);
        await RefuseAsync(file, "has a damaged Parquet footer: its length exceeds the file");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAR1")]
    [InlineData("PAR1PAR1")]
    [InlineData("id,name\n1,Anna\n2,Bert\n")]
    public async Task ReadAsync_SomethingElse_IsRefused(string text) =>
        await RefuseAsync(System.Text.Encoding.ASCII.GetBytes(text), "is no Parquet file, or is cut off: its end is not that of one");

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "a length exceeds the bytes that are left", new ThriftWriter().ListHeader(2, int.MaxValue).ToArray() },
        { "a length exceeds the bytes that are left", new ThriftWriter().ListHeader(2, uint.MaxValue).ToArray() },
        { "a number is longer than 64 bits", new ThriftWriter().Header(3, ThriftType.Int64).Raw([.. Enumerable.Repeat((byte)0xFF, 12)]).ToArray() },
        { "structures nest too deeply", [.. Enumerable.Repeat((byte)0x1C, 5000)] },
        { "lists nest too deeply", new ThriftWriter().Header(50, ThriftType.List).Raw([.. Enumerable.Repeat((byte)0x19, 5000)]).ToArray() },
        { "a field has an unknown type", [0x1E] },
        { "it ends inside a value", [] },
        { "the schema is missing", [0] },
        { "the schema is empty", ThriftWriter.Build(footer => footer.List(2)) },
        { "element 0 of the schema claims more children than there are", ThriftWriter.Build(footer => footer.List(2, Group("root", 5), Leaf("id", I64))) },
        { "element 0 of the schema claims more children than there are", ThriftWriter.Build(footer => footer.List(2, Group("root", -1), Leaf("id", I64))) },
        { "element 1 of the schema belongs to no group", ThriftWriter.Build(footer => footer.List(2, Group("root", 0), Leaf("id", I64))) },
        { "element 1 of the schema has an unknown type", ThriftWriter.Build(footer => footer.List(2, Group("root", 1), Leaf("id", 9))) },
        { "element 65 of the schema lies deeper than 64 levels", ThriftWriter.Build(footer => footer.List(2, [.. Enumerable.Repeat(Group("g", 1), 100), Leaf("id", I64)])) },
        { "a row group has a size that makes no sense", Footer([Group("root", 1), Leaf("id", I64)], 0, group => group.Integer(3, -1)) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task ReadAsync_HostileFooter_IsRefused(string cause, byte[] footer) =>
        await RefuseAsync(File(footer.Length == 0 ? [0x15] : footer), $"has a damaged Parquet footer: {cause}");

    [Fact]
    public async Task ReadAsync_LargeFile_CostsItsFooter()
    {
        var fixture = Fixture.Read("types.parquet");
        var large = new byte[20 * 1024 * 1024];
        fixture.CopyTo(large, large.Length - fixture.Length);
        var file = new MemoryFile(large);
        await _reader.ReadAsync(file, Codec.None, CancellationToken.None);
        Assert.Equal(1, file.Reads);
        Assert.InRange(file.BytesRead, 0, large.Length / 100);
    }

    [Fact]
    public async Task ReadAsync_FooterLongerThanTheFirstRead_TakesTwoReads()
    {
        var bytes = File([Group("root", 5000), .. Enumerable.Range(0, 5000).Select(i => Leaf($"a column with a rather long name, number {i}", I64))]);
        var file = new MemoryFile(bytes);
        await _reader.ReadAsync(file, Codec.None, CancellationToken.None);
        Assert.Equal((2, bytes.Length - 4), (file.Reads, file.BytesRead));
        Assert.Equal(5000, _reader.Fields().Count());
    }

    [Fact]
    public async Task ReadAsync_FileThatShrinks_IsRefused()
    {
        var exception = await Assert.ThrowsAsync<SampleException>(() =>
            _reader.ReadAsync(new MemoryFile(new byte[100], length: 1000), Codec.None, CancellationToken.None).AsTask());
        Assert.Equal("became shorter while it was read", exception.Message);
    }

    private async Task RefuseAsync(byte[] file, string expected)
    {
        var exception = await Assert.ThrowsAsync<SampleException>(() => _reader.ReadAsync(file));
        Assert.Equal(expected, exception.Message);
        Assert.NotEmpty(exception.Remedy);
    }
}
