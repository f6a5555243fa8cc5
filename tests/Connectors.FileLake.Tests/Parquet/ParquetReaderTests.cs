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

    private static readonly string[] AllTypes =
    [
        "id: int64 = Integer64?",
        "i8: int8 = Integer8?",
        "i16: int16 = Integer16?",
        "i32: int32 = Integer32?",
        "u8: uint8 = Integer8 unsigned?",
        "u16: uint16 = Integer16 unsigned?",
        "u32: uint32 = Integer32 unsigned?",
        "u64: uint64 = Integer64 unsigned?",
        "dec9: decimal128(9, 2) = Decimal precision 9 scale 2?",
        "dec18: decimal128(18, 4) = Decimal precision 18 scale 4?",
        "dec38: decimal128(38, 10) = Decimal precision 38 scale 10?",
        "f32: float = Float32?",
        "f64: double = Float64?",
        "flag: bool = Boolean?",
        "txt: string = String?",
        "bin: binary = Binary?",
        "d: date32[day] = Date?",
        "t: time64[us] = Time precision 6?",
        "ts: timestamp[us] = Timestamp precision 6?",
        "ts_ms: timestamp[ms] = Timestamp precision 3?",
        "ts_ns: timestamp[ns] = Timestamp precision 9?",
        "tsz: timestamp[us, tz=UTC] = Timestamp precision 6 with zone?",
        "uid: uuid = Uuid?",
        "span: interval = Interval?",
        "doc: json = Json?",
        "feeling: string = String?",
        "ints: list<int32> = Array<Integer32>?",
        "matrix: list<list<int32>> = Array<Array<Integer32>>?",
        "person: struct = Record?",
        "person.name: string = String?",
        "person.age: int32 = Integer32?",
        "person.home: struct = Record?",
        "person.home.street: string = String?",
        "person.home.zip: string = String?",
        "people: list<struct> = Array<Record>?",
        "people.name: string = String?",
        "people.tags: list<string> = Array<String>?",
        "attrs: map<string, double> = Map<String, Float64>?",
        "places: map<int32, struct> = Map<Integer32, Record>?",
        "places.lat: double = Float64?",
        "places.lon: double = Float64?",
    ];

    [Theory]
    [InlineData("types.parquet", "snappy")]
    [InlineData("types-v2.parquet", "zstd")]
    public async Task ReadAsync_EveryTypeOfDuckDb_IsDescribed(string name, string codec)
    {
        var findings = await _reader.ReadAsync(Fixture.Read(name));
        Assert.Equal(AllTypes, _reader.Fields());
        Assert.Equal(2, findings.Records);
        Assert.Equal(codec, findings.Properties["compression"]);
        Assert.StartsWith("DuckDB", findings.Properties["written_by"], StringComparison.Ordinal);
        Assert.True(findings.UncompressedBytes > 0);
        Assert.Empty(findings.Findings);
    }

    [Fact]
    public async Task ReadAsync_EveryTypeOfDuckDb_TellsTheBoundsOfNumbersAndTimes()
    {
        await _reader.ReadAsync(Fixture.Read("types.parquet"));
        Assert.Equal(
            [
                "id 0 1..2",
                "i8 0 -128..127",
                "i16 0 -32768..32767",
                "i32 0 -5..7",
                "u8 0 0..255",
                "u16 0 0..65535",
                "u32 0 0..4294967295",
                "u64 0 0..18446744073709551615",
                "dec9 0 -12.34..99.99",
                "dec18 1 1.5000..1.5000",
                "dec38 1 12345678901234567890.5000000000..12345678901234567890.5000000000",
                "f32 0 -1.5..1.5",
                "f64 0 -2.5..3.25",
                "flag 0 ..",
                "txt 0 ..",
                "bin 0 ..",
                "d 0 1969-12-31..2024-02-29",
                "t 0 00:00:01..23:59:59.999999",
                "ts 0 2024-01-31T12:30:00.5..2024-02-01T00:00:00",
                "ts_ms 1 2024-01-31T12:30:00.25..2024-01-31T12:30:00.25",
                "ts_ns 1 2024-01-31T12:30:00.1234567..2024-01-31T12:30:00.1234567",
                "tsz 0 2024-01-31T12:30:00Z..2024-02-01T00:00:00Z",
                "uid 1 ..",
                "doc 1 ..",
                "feeling 0 ..",
                "person.name 1 ..",
                "person.age 1 30..30",
                "person.home.street 1 ..",
                "person.home.zip 1 ..",
            ],
            _reader.Statistics());
    }

    [Theory]
    [InlineData(
        "duckdb",
        "tz: time64[us] = Time precision 6 with zone?", "tns: time64[ns] = Time precision 9?", "huge: double = Float64?", "bits: string = String?", "pair: list<int32> = Array<Integer32>?",
        "either: struct = Record?", "either.(empty): uint8 = Integer8 unsigned?", "either.num: int32 = Integer32?", "either.str: string = String?", "secs: timestamp[us] = Timestamp precision 6?")]
    [InlineData(
        "clickhouse",
        "i8: int8 = Integer8", "u64: uint64 = Integer64 unsigned", "fixed: fixed_size_binary[4] = Binary", "word: enum = String", "uid: uuid = Uuid", "ip4: uint32 = Integer32 unsigned", "day: date32[day] = Date",
        "ms: timestamp[ms, tz=UTC] = Timestamp precision 3 with zone", "ns: timestamp[ns, tz=UTC] = Timestamp precision 9 with zone", "dec9: decimal128(9, 2) = Decimal precision 9 scale 2",
        "dec76: decimal256(76, 10) = Decimal precision 76 scale 10", "flag: bool = Boolean", "wide: fixed_size_binary[32] = Binary", "matrix: list<list<int32>> = Array<Array<Integer32>>",
        "attrs: map<string, double> = Map<String, Float64>", "pair: struct = Record", "pair.a: int32 = Integer32", "pair.b: string = String", "pairs: list<struct> = Array<Record>", "pairs.a: int32 = Integer32",
        "pairs.b: string = String", "low: string = String", "maybe: float = Float32?")]
    [InlineData(
        "arrow",
        "half: halffloat = Float16?", "t32: time32[ms] = Time precision 3?", "t64: time64[ns] = Time precision 9?", "ts: timestamp[ms] = Timestamp precision 3?",
        "zoned: timestamp[us, tz=UTC] = Timestamp precision 6 with zone?", "nothing: null = Null?", "u8: uint8 = Integer8 unsigned?", "word: string = String?", "large: string = String?",
        "fixed: fixed_size_binary[3] = Binary?", "list: list<int16> = Array<Integer16>?", "three: list<double> = Array<Float64>?", "point: struct = Record?", "point.x: int32 = Integer32?", "point.y: int32 = Integer32")]
    public async Task ReadAsync_TypesOfOneEngineAlone_AreDescribed(string engine, params string[] expected)
    {
        var findings = await _reader.ReadAsync(Fixture.Read($"types-{engine}.parquet"));
        Assert.Equal(expected, _reader.Fields());
        Assert.Equal(1, findings.Records);
        Assert.Empty(findings.Findings);
    }

    [Fact]
    public async Task ReadAsync_BoundsOfOtherEngines_AreRead()
    {
        await _reader.ReadAsync(Fixture.Read("types-clickhouse.parquet"));
        Assert.Equal(
            [
                "i8 ? 1..1", "u64 ? 2..2", "ip4 ? 16909060..16909060", "day ? 1950-01-01..1950-01-01", "ms ? 2024-01-31T00:00:00.123Z..2024-01-31T00:00:00.123Z",
                "ns ? 2024-01-31T00:00:00.1234567Z..2024-01-31T00:00:00.1234567Z", "dec9 ? 1.50..1.50", "dec76 ? -1.5000000000..-1.5000000000", "pair.a ? 1..1", "maybe 1 ..",
            ],
            _reader.Statistics().Where(text => !text.EndsWith(" ..", StringComparison.Ordinal) || text.StartsWith("maybe", StringComparison.Ordinal)));
    }

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
    public async Task ReadAsync_ConvertedTypesAlone_AreUnderstood()
    {
        await _reader.ReadAsync(File(
            Group("root", 9),
            Leaf("s", Bytes, converted: 0),
            Decimal("d", I32, 9, 2),
            Leaf("us", I64, converted: 10),
            Leaf("day", I32, converted: 6),
            Leaf("u16", I32, converted: 12),
            Leaf("i8", I32, converted: 15),
            Leaf("ms", I32, converted: 7),
            Leaf("e", Bytes, converted: 4),
            Leaf("span", FixedBytes, converted: 21, length: 12)));
        Assert.Equal(
            [
                "s: string = String?", "d: decimal128(9, 2) = Decimal precision 9 scale 2?", "us: timestamp[us, tz=UTC] = Timestamp precision 6 with zone?",
                "day: date32[day] = Date?", "u16: uint16 = Integer16 unsigned?", "i8: int8 = Integer8?", "ms: time32[ms] = Time precision 3 with zone?",
                "e: enum = String?", "span: interval = Interval?",
            ],
            _reader.Fields());
    }

    [Theory]
    [InlineData(0, Bytes, 0, "string = String?")]
    [InlineData(4, Bytes, 0, "enum = String?")]
    [InlineData(6, I32, 0, "date32[day] = Date?")]
    [InlineData(7, I32, 0, "time32[ms] = Time precision 3 with zone?")]
    [InlineData(8, I64, 0, "time64[us] = Time precision 6 with zone?")]
    [InlineData(9, I64, 0, "timestamp[ms, tz=UTC] = Timestamp precision 3 with zone?")]
    [InlineData(10, I64, 0, "timestamp[us, tz=UTC] = Timestamp precision 6 with zone?")]
    [InlineData(11, I32, 0, "uint8 = Integer8 unsigned?")]
    [InlineData(12, I32, 0, "uint16 = Integer16 unsigned?")]
    [InlineData(13, I32, 0, "uint32 = Integer32 unsigned?")]
    [InlineData(14, I64, 0, "uint64 = Integer64 unsigned?")]
    [InlineData(15, I32, 0, "int8 = Integer8?")]
    [InlineData(16, I32, 0, "int16 = Integer16?")]
    [InlineData(17, I32, 0, "int32 = Integer32?")]
    [InlineData(18, I64, 0, "int64 = Integer64?")]
    [InlineData(19, Bytes, 0, "json = Json?")]
    [InlineData(20, Bytes, 0, "bson = Binary?")]
    [InlineData(21, FixedBytes, 12, "interval = Interval?")]
    [InlineData(22, Bytes, 0, "binary = Binary?")]
    [InlineData(-1, Bytes, 0, "binary = Binary?")]
    [InlineData(21, FixedBytes, 11, "fixed_size_binary[11] = Binary?")]
    [InlineData(6, I64, 0, "int64 = Integer64?")]
    public async Task ReadAsync_ConvertedType_IsUnderstoodWhereItFits(int converted, int type, int length, string expected)
    {
        await _reader.ReadAsync(File(Group("root", 1), Leaf("x", type, converted: converted, length: length)));
        Assert.Equal(["x: " + expected], _reader.Fields());
    }

    [Theory]
    [InlineData(I32)]
    [InlineData(I64)]
    [InlineData(Bytes)]
    [InlineData(FixedBytes)]
    public async Task ReadAsync_DecimalInAnyForm_IsUnderstood(int type)
    {
        await _reader.ReadAsync(File(Group("root", 1), Decimal("x", type, 9, 2)));
        Assert.Equal(["x: decimal128(9, 2) = Decimal precision 9 scale 2?"], _reader.Fields());
    }

    [Theory]
    [InlineData(1, Bytes, 0, "string = String?")]
    [InlineData(4, Bytes, 0, "enum = String?")]
    [InlineData(6, I32, 0, "date32[day] = Date?")]
    [InlineData(11, Bytes, 0, "null = Null?")]
    [InlineData(12, Bytes, 0, "json = Json?")]
    [InlineData(13, Bytes, 0, "bson = Binary?")]
    [InlineData(14, FixedBytes, 16, "uuid = Uuid?")]
    [InlineData(14, FixedBytes, 15, "fixed_size_binary[15] = Binary?")]
    [InlineData(15, FixedBytes, 2, "halffloat = Float16?")]
    [InlineData(17, Bytes, 0, "geometry(OGC:CRS84) = Geometry?")]
    [InlineData(18, Bytes, 0, "geography(OGC:CRS84) = Geometry?")]
    [InlineData(9, FixedBytes, 12, "interval = Interval?")]
    [InlineData(42, I64, 0, "int64 = Integer64?")]
    public async Task ReadAsync_LogicalTypeAlone_IsUnderstoodWhereItFits(int logical, int type, int length, string expected)
    {
        await _reader.ReadAsync(File(Group("root", 1), Leaf("x", type, logical: Logical(logical), length: length)));
        Assert.Equal(["x: " + expected], _reader.Fields());
    }

    [Theory]
    [InlineData(7, I32, 1, true, "time32[ms] = Time precision 3 with zone?")]
    [InlineData(7, I64, 2, false, "time64[us] = Time precision 6?")]
    [InlineData(7, I64, 3, false, "time64[ns] = Time precision 9?")]
    [InlineData(7, I64, 1, false, "int64 = Integer64?")]
    [InlineData(8, I64, 1, true, "timestamp[ms, tz=UTC] = Timestamp precision 3 with zone?")]
    [InlineData(8, I64, 2, false, "timestamp[us] = Timestamp precision 6?")]
    [InlineData(8, I64, 3, true, "timestamp[ns, tz=UTC] = Timestamp precision 9 with zone?")]
    [InlineData(8, I64, 4, true, "int64 = Integer64?")]
    public async Task ReadAsync_TimeOfAnyUnit_IsUnderstood(int logical, int type, int unit, bool isUtc, string expected)
    {
        await _reader.ReadAsync(File(Group("root", 1), Leaf("x", type, logical: union => union.Struct(logical, time => time.Flag(1, isUtc).Struct(2, choice => choice.Struct(unit, static _ => { }))))));
        Assert.Equal(["x: " + expected], _reader.Fields());
    }

    [Theory]
    [InlineData(I32, 8, true, "int8 = Integer8?")]
    [InlineData(I32, 16, false, "uint16 = Integer16 unsigned?")]
    [InlineData(I32, 32, false, "uint32 = Integer32 unsigned?")]
    [InlineData(I64, 64, true, "int64 = Integer64?")]
    [InlineData(I32, 24, true, "int32 = Integer32?")]
    public async Task ReadAsync_IntegerOfAnyWidth_IsUnderstood(int type, int bits, bool isSigned, string expected)
    {
        await _reader.ReadAsync(File(Group("root", 1), Leaf("x", type, logical: union => union.Struct(10, integer => integer.Byte(1, (byte)bits).Flag(2, isSigned)))));
        Assert.Equal(["x: " + expected], _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_GroupsWithLogicalTypes_AreUnderstood()
    {
        await _reader.ReadAsync(File(
            Group("root", 3),
            Group("doc", 2, Optional, logical: Logical(16)), Leaf("metadata", Bytes, Required), Leaf("value", Bytes),
            Group("items", 1, Optional, logical: Logical(3)), Group("list", 1, Repeated), Leaf("element", I32, Required),
            Group("attrs", 1, Optional, logical: Logical(2)), Group("key_value", 2, Repeated), Leaf("key", Bytes, Required, logical: Logical(1)), Leaf("value", F64)));
        Assert.Equal(["doc: variant = Record?", "items: list<int32> = Array<Integer32>?", "attrs: map<string, double> = Map<String, Float64>?"], _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_LogicalTypes_WinOverConvertedOnesAndUnknownOnesDoNot()
    {
        await _reader.ReadAsync(File(
            Group("root", 8),
            Leaf("ns", I64, logical: union => union.Struct(8, timestamp => timestamp.Flag(1, false).Struct(2, unit => unit.Struct(3, static _ => { })))),
            Leaf("future", Bytes, converted: 0, logical: Logical(99)),
            Leaf("u", FixedBytes, logical: Logical(14), length: 16),
            Leaf("half", FixedBytes, logical: Logical(15), length: 2),
            Leaf("where", Bytes, logical: union => union.Struct(17, geometry => geometry.Text(1, "EPSG:4326"))),
            Leaf("none", I32, logical: Logical(11)),
            Leaf("misfit", F64, converted: 0),
            Leaf("old", I96)));
        Assert.Equal(
            [
                "ns: timestamp[ns] = Timestamp precision 9?", "future: string = String?", "u: uuid = Uuid?", "half: halffloat = Float16?",
                "where: geometry(EPSG:4326) = Geometry?", "none: null = Null?", "misfit: double = Float64?", "old: timestamp[ns] = Timestamp precision 9?",
            ],
            _reader.Fields());
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
