using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Parquet;
using static Connectors.FileLake.Tests.Parquet.Footers;

namespace Connectors.FileLake.Tests.Parquet;

/// <summary>Types and statistics, as several engines write them and as the format has them.</summary>
public sealed class ParquetTypeTests
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
}
