using System.Text;
using Connectors.FileLake.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Avro;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace Connectors.FileLake.Tests.Avro;

public sealed class AvroReaderTests
{
    private readonly AvroReader _reader = new(FieldMerging.Name);

    [Fact]
    public async Task ReadAsync_FileOfPythonAvro_IsDescribed()
    {
        var findings = await _reader.ReadAsync(Fixture.Read("users.avro"));
        Assert.Equal(
            [
                "id: long = Integer64",
                "name: string = String?",
                "balance: decimal(10,2) = Decimal precision 10 scale 2?",
                "born: date = Date",
                "seen: timestamp-micros = Timestamp precision 6 with zone",
                "level: enum = Enum",
                "digest: fixed(16) = Binary",
                "mixed: union<int, string> = Union<Integer32, String>?",
                "scores: map<string, double> = Map<String, Float64>",
                "home: record = Record",
                "home.street: string = String",
                "home.zip: string = String?",
                "others: array<record> = Array<Record>",
                "others.street: string = String",
                "others.zip: string = String?",
                "friend: record com.example.crm.User = Record?",
            ],
            _reader.Fields());
        var fields = _reader.Describe().Fields;
        Assert.Equal(["The key.", "As on the passport."], fields.Take(2).Select(field => field.Description));
        Assert.Equal(["BRONZE", "GOLD"], fields[5].Type.Symbols);
        Assert.Equal("\"BRONZE\"", fields[5].Default);
        Assert.Equal("deflate", findings.Properties["compression"]);
        Assert.StartsWith("{\"type\": \"record\", \"name\": \"User\"", findings.NativeSchema, StringComparison.Ordinal);
        Assert.Null(findings.Records);
    }

    [Fact]
    public async Task ReadAsync_FileWithoutRecords_HasOneField()
    {
        var findings = await _reader.ReadAsync(Fixture.Read("longs.avro"));
        Assert.Equal(["value: long = Integer64"], _reader.Fields());
        Assert.Equal("none", findings.Properties["compression"]);
    }

    [Theory]
    [InlineData("""{"type": {"type": "string"}}""", "string = String")]
    [InlineData("""{"type": "long", "logicalType": "foo"}""", "long = Integer64")]
    [InlineData("""{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 5}""", "bytes = Binary")]
    [InlineData("""{"type": "fixed", "name": "F", "size": 2, "logicalType": "decimal", "precision": 4}""", "decimal(4,0) = Decimal precision 4 scale 0")]
    [InlineData("""{"type": "fixed", "name": "F", "size": 2, "logicalType": "decimal", "precision": 5}""", "fixed(2) = Binary")]
    [InlineData("""{"type": "fixed", "name": "F", "size": 12, "logicalType": "duration"}""", "duration = Interval")]
    [InlineData("""{"type": "string", "logicalType": "uuid"}""", "uuid = Uuid")]
    [InlineData("""{"type": "long", "logicalType": "local-timestamp-millis"}""", "local-timestamp-millis = Timestamp precision 3")]
    [InlineData("""{"type": "long", "logicalType": "timestamp-micros", "adjust-to-utc": false}""", "timestamp-micros = Timestamp precision 6")]
    [InlineData("""["int", "null"]""", "int = Integer32?")]
    [InlineData("""["int"]""", "int = Integer32")]
    [InlineData("\"null\"", "null = Null?")]
    [InlineData("""{"type": "array", "logicalType": "map", "items": {"type": "record", "name": "kv", "fields": [{"name": "key", "type": "int"}, {"name": "value", "type": "string"}]}}""", "map<int, string> = Map<Integer32, String>")]
    public async Task ReadAsync_Type_IsUnderstood(string schema, string expected)
    {
        await _reader.ReadAsync(File(schema));
        Assert.Equal("value: " + expected, Assert.Single(_reader.Fields()));
    }

    [Fact]
    public async Task ReadAsync_NamesInNamespaces_AreResolved()
    {
        await _reader.ReadAsync(File("""
            {"type": "record", "name": "a.b.R", "fields": [
              {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["X"]}},
              {"name": "again", "type": "E"},
              {"name": "full", "type": "a.b.E"},
              {"name": "self", "type": ["null", "R"]},
              {"name": "other", "type": {"type": "fixed", "name": "F", "namespace": "c", "size": 1}},
              {"name": "there", "type": "c.F"}]}
            """));
        Assert.Equal(
            ["e: enum = Enum", "again: enum = Enum", "full: enum = Enum", "self: record a.b.R = Record?", "other: fixed(1) = Binary", "there: fixed(1) = Binary"],
            _reader.Fields());
    }

    [Fact]
    public async Task ReadAsync_HeaderInBlocks_IsRead()
    {
        byte[] header = [.. "Obj\u0001"u8, 1, 40, .. Entry("avro.sync", "x"), 2, .. Entry("avro.schema", "\"int\""), 0];
        var findings = await _reader.ReadAsync(header);
        Assert.Equal(["value: int = Integer32"], _reader.Fields());
        Assert.Equal("none", findings.Properties["compression"]);
    }

    [Theory]
    [InlineData("Obj\u0002", "is no Avro file")]
    [InlineData("", "is no Avro file")]
    [InlineData("Obj\u0001", "is cut off inside its Avro header")]
    [InlineData("Obj\u0001\u0000", "has a damaged Avro header: it names no schema")]
    [InlineData("Obj\u0001\u0002\u0001", "has a damaged Avro header: it holds a negative length")]
    public async Task ReadAsync_DamagedHeader_IsRefused(string text, string expected) =>
        await RefuseAsync(Encoding.Latin1.GetBytes(text), expected);

    [Theory]
    [InlineData("{", "has a damaged Avro schema: ")]
    [InlineData("7", "has a damaged Avro schema: a type is Number")]
    [InlineData("\"Nowhere\"", "has a damaged Avro schema: the type 'Nowhere' is not defined")]
    [InlineData("""{"type": "record", "fields": []}""", "has a damaged Avro schema: a type of kind record has no name")]
    [InlineData("""{"type": "record", "name": "R"}""", "has a damaged Avro schema: a type has no 'fields'")]
    [InlineData("""{"type": "fixed", "name": "F", "size": -1}""", "has a damaged Avro schema: a fixed type has no size")]
    [InlineData("""{"type": "record", "name": "R", "fields": 7}""", "has a damaged Avro schema: ")]
    public async Task ReadAsync_DamagedSchema_IsRefused(string schema, string expected) => await RefuseAsync(File(schema), expected);

    [Fact]
    public async Task ReadAsync_TypesThatDoubleWithEveryName_AreRefused()
    {
        var levels = string.Concat(Enumerable.Range(1, 40).Select(i =>
            $",{{\"name\":\"f{i}\",\"type\":{{\"type\":\"record\",\"name\":\"R{i}\",\"fields\":[{{\"name\":\"a\",\"type\":\"R{i - 1}\"}},{{\"name\":\"b\",\"type\":\"R{i - 1}\"}}]}}}}"));
        var schema = """{"type":"record","name":"Root","fields":[{"name":"f0","type":{"type":"record","name":"R0","fields":[]}}""" + levels + "]}";
        await RefuseAsync(File(schema), "has a damaged Avro schema: its types expand to more than 100000");
    }

    [Fact]
    public async Task ReadAsync_TypesNestedVeryDeep_AreRefused()
    {
        var schema = string.Concat(Enumerable.Repeat("{\"type\":\"array\",\"items\":", 300)) + "\"int\"" + new string('}', 300);
        await RefuseAsync(File(schema), "has a damaged Avro schema: its types nest deeper than 100 levels");
    }

    [Fact]
    public async Task ReadAsync_HeaderLongerThanTheFirstRead_IsRead()
    {
        var fields = string.Join(',', Enumerable.Range(0, 5000).Select(i => $$"""{"name": "a column with a rather long name {{i}}", "type": "int"}"""));
        await _reader.ReadAsync(File($$"""{"type": "record", "name": "R", "fields": [{{fields}}] }"""));
        Assert.Equal(5000, _reader.Fields().Count());
    }

    [Fact]
    public async Task ReadAsync_FileCutAnywhereInItsHeader_EndsInAnError()
    {
        var file = Fixture.Read("users.avro");
        var header = Array.LastIndexOf(file, (byte)'}');
        for (var length = 0; length < header; length++)
        {
            await Assert.ThrowsAsync<SampleException>(() => new AvroReader(FieldMerging.Name).ReadAsync(file[..length]));
        }
    }

    [Fact]
    public void ReadAsync_SeveralBytesChanged_EndsInASchemaOrAnError()
    {
        var file = Fixture.Read("users.avro");
        Prop.ForAll<(int Place, byte Value)[]>(changes =>
        {
            var mutated = (byte[])file.Clone();
            foreach (var (place, value) in changes)
            {
                mutated[(int)((uint)place % mutated.Length)] = value;
            }

            return ReadToAnyEndAsync(mutated).IsCompletedSuccessfully;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static async Task ReadToAnyEndAsync(byte[] file)
    {
        try
        {
            var reader = new AvroReader(FieldMerging.Name);
            await reader.ReadAsync(file);
            _ = reader.Fields().Count();
        }
        catch (SampleException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }

    private static byte[] File(string schema) => [.. "Obj\u0001"u8, 2, .. Entry("avro.schema", schema), 0, .. new byte[16]];

    private static byte[] Entry(string key, string value) => [.. Text(key), .. Text(value)];

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        List<byte> encoded = [];
        for (var length = 2 * bytes.Length; ; length >>= 7)
        {
            encoded.Add((byte)(length < 0x80 ? length : (length & 0x7F) | 0x80));
            if (length < 0x80)
                return [.. encoded, .. bytes];
        }
    }

    private async Task RefuseAsync(byte[] file, string expected)
    {
        var exception = await Assert.ThrowsAsync<SampleException>(() => _reader.ReadAsync(file));
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
    }
}
