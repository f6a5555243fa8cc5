using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Abstractions;

namespace Connectors.Kafka.Tests.Schemas;

/// <summary>Paths as DataHub makes them of Avro schemas.</summary>
public sealed class AvroFieldTests
{
    [Theory]
    [InlineData("\"string\"", "[version=2.0].[type=string]")]
    [InlineData("""["null","long"]""", "[version=2.0].[type=long]")]
    [InlineData("""{"type":"array","items":"int"}""", "[version=2.0].[type=array].[type=int]")]
    [InlineData("""{"type":"enum","name":"E","symbols":["A"]}""", "[version=2.0].[type=enum]")]
    public void Paths_SchemaIsNoRecord_HaveNoName(string schema, string path) => Assert.Equal([path], Read.Avro(schema).Paths());

    [Fact]
    public void Paths_MapOfLongs_HasOneRow() => Assert.Equal(
        ["[version=2.0].[type=R].[type=map].[type=long].f"], Read.Avro(Record("""{"name":"f","type":{"type":"map","values":"long"}}""")).Paths());

    [Fact]
    public void Paths_ArrayOfArraysOfRecords_AnnotateEveryLevel() => Assert.Equal(
        [
            "[version=2.0].[type=R].[type=array].[type=array].[type=Foo].ar",
            "[version=2.0].[type=R].[type=array].[type=array].[type=Foo].ar.[type=long].a",
        ],
        Read.Avro(Record("""{"name":"ar","type":{"type":"array","items":{"type":"array","items":{"type":"record","name":"Foo","fields":[{"name":"a","type":"long"}]}}}}""")).Paths());

    [Fact]
    public void Paths_Union_HasARowForItselfAndForEveryBranch() => Assert.Equal(
        [
            "[version=2.0].[type=R].[type=union].u",
            "[version=2.0].[type=R].[type=union].[type=boolean].u",
            "[version=2.0].[type=R].[type=union].[type=Rcd].u",
            "[version=2.0].[type=R].[type=union].[type=Rcd].u.[type=string].s",
        ],
        Read.Avro(Record("""{"name":"u","type":["null","boolean",{"type":"record","name":"Rcd","fields":[{"name":"s","type":"string"}]}]}""")).Paths());

    [Fact]
    public void Paths_OfAKey_SayThatTheyAre() => Assert.Equal(
        ["[version=2.0].[key=True].[type=UserKey].[type=long].id"],
        Read.Avro("""{"type":"record","name":"UserKey","namespace":"a.b","fields":[{"name":"id","type":"long"}]}""", isKey: true).Paths());

    [Fact]
    public void Paths_RecordWithinItself_EndThere() => Assert.Equal(
        [
            "[version=2.0].[type=Node].[type=int].value",
            "[version=2.0].[type=Node].[type=Node].next",
            "[version=2.0].[type=Node].[type=array].[type=Node].children",
        ],
        Read.Avro("""{"type":"record","name":"Node","fields":[{"name":"value","type":"int"},{"name":"next","type":["null","Node"]},{"name":"children","type":{"type":"array","items":"Node"}}]}""").Paths());

    [Fact]
    public void Paths_SameShortNameInAnotherNamespace_IsNotTakenForRecursion() => Assert.Equal(
        ["[version=2.0].[type=N].[type=N].inner", "[version=2.0].[type=N].[type=N].inner.[type=int].x"],
        Read.Avro("""{"type":"record","name":"N","namespace":"a","fields":[{"name":"inner","type":{"type":"record","name":"N","namespace":"b","fields":[{"name":"x","type":"int"}]}}]}""").Paths());

    [Fact]
    public void Paths_RecordUsedTwice_AreThereTwice() => Assert.Equal(
        [
            "[version=2.0].[type=R].[type=P].from", "[version=2.0].[type=R].[type=P].from.[type=string].city",
            "[version=2.0].[type=R].[type=P].to", "[version=2.0].[type=R].[type=P].to.[type=string].city",
        ],
        Read.Avro(Record("""{"name":"from","type":{"type":"record","name":"P","fields":[{"name":"city","type":"string"}]}},{"name":"to","type":"P"}""")).Paths());

    [Fact]
    public void Paths_StructOfConnect_IsCalledStruct() => Assert.Equal(
        ["[version=2.0].[type=R].[type=struct].s", "[version=2.0].[type=R].[type=struct].s.[type=int].x"],
        Read.Avro(Record("""{"name":"s","type":{"type":"record","name":"__struct_1","fields":[{"name":"x","type":"int"}]}}""")).Paths());

    [Theory]
    [InlineData("""{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}""", TypeKind.Decimal, "bytes (decimal(10, 2))")]
    [InlineData("""{"type":"bytes","logicalType":"decimal","precision":2,"scale":10}""", TypeKind.Binary, "bytes")]
    [InlineData("""{"type":"string","logicalType":"decimal","precision":10}""", TypeKind.String, "string")]
    [InlineData("""{"type":"int","logicalType":"date"}""", TypeKind.Date, "int (date)")]
    [InlineData("""{"type":"long","logicalType":"time-micros"}""", TypeKind.Time, "long (time-micros)")]
    [InlineData("""{"type":"long","logicalType":"timestamp-millis"}""", TypeKind.Timestamp, "long (timestamp-millis)")]
    [InlineData("""{"type":"string","logicalType":"timestamp-millis"}""", TypeKind.String, "string")]
    [InlineData("""{"type":"string","logicalType":"uuid"}""", TypeKind.Uuid, "string (uuid)")]
    [InlineData("""{"type":"fixed","name":"F","size":12,"logicalType":"duration"}""", TypeKind.Interval, "fixed(12) (duration)")]
    [InlineData("""{"type":"long","connect.name":"io.debezium.time.MicroTimestamp"}""", TypeKind.Timestamp, "long")]
    [InlineData("""{"type":"long","logicalType":"of-our-own"}""", TypeKind.Integer, "long")]
    [InlineData("""{"type":{"type":"long","logicalType":"timestamp-micros"}}""", TypeKind.Timestamp, "long (timestamp-micros)")]
    [InlineData("""["null",{"type":"array","items":["null","string"]}]""", TypeKind.Array, "array<string>")]
    [InlineData("""["null","string","int"]""", TypeKind.Union, "union<null, string, int>")]
    public void Type_OfAField_IsWhatTheSchemaMeans(string type, TypeKind kind, string native)
    {
        var field = Read.Avro(Record($$"""{"name":"f","type":{{type}}}""")).Fields[0];

        Assert.Equal((kind, native), (field.Type.Kind, field.NativeType));
    }

    [Fact]
    public void Field_WithEverything_KeepsIt()
    {
        var reading = Read.Avro(Record("""{"name":"f","type":["string","null"],"doc":"A field.","default":"x","owner":"me","tags":["A"],"confluent:tags":["B"],"deprecated":true,"native_data_type":"varchar"}"""));

        var field = Assert.Single(reading.Fields);
        Assert.Equal((true, "A field.", "\"x\"", "varchar", 1), (field.Nullable, field.Description, field.Default, field.NativeType, field.Ordinal));
        Assert.Equal(["A", "B", "Deprecated"], field.Tags);
        Assert.Equal("me", field.Properties["owner"]);
    }

    [Fact]
    public void Read_LogicalTypeBesideTheType_IsWarnedAbout() => Assert.Contains(
        "has its logicalType beside its type", Assert.Single(Read.Avro(Record("""{"name":"f","type":"long","logicalType":"timestamp-millis"}""")).Problems), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"type":"record","name":"My-Record","fields":[{"name":"a b","type":"int"}]}""", 2)]
    [InlineData("""{"type":"record","name":"R","fields":[{"name":"f","type":"Missing"}]}""", 1)]
    public void Read_SchemaThatAvroDoesNotAllow_IsReadWithWarnings(string schema, int problems)
    {
        var reading = Read.Avro(schema);

        Assert.Single(reading.Fields);
        Assert.Equal(problems, reading.Problems.Count);
    }

    [Theory]
    [InlineData("{", "it is not JSON")]
    [InlineData("{}", "a type has no \"type\"")]
    [InlineData("""{"type":"record","name":"R"}""", "the record R has no \"fields\"")]
    [InlineData("""{"type":"record","fields":[]}""", "a type of the kind record has no name")]
    [InlineData("""{"type":"array"}""", "an array has no \"items\"")]
    [InlineData("7", "a type is written as 7")]
    public void Read_NoSchema_SaysWhatIsWrong(string schema, string problem)
    {
        var reading = Read.Avro(schema);

        Assert.Empty(reading.Fields);
        Assert.Contains($"The schema s-value cannot be read: {problem}", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SchemaThatUnfoldsWithoutEnd_StopsAtTheLimit()
    {
        var levels = string.Join(',', Enumerable.Range(0, 40).Select(i => $$"""{"type":"record","name":"L{{i}}","fields":[{"name":"a","type":"{{(i == 0 ? "int" : $"L{i - 1}")}}"},{"name":"b","type":"{{(i == 0 ? "int" : $"L{i - 1}")}}"}]}"""));
        var reading = Read.Avro($$"""[{{levels}}]""");

        Assert.Equal(10_000, reading.Fields.Count);
        Assert.Contains(reading.Problems, problem => problem.Contains("more than 10000 fields", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_UnionsThatUnfoldToTheSamePaths_StopAtTheLimit()
    {
        var levels = string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""{"type":"record","name":"L{{i}}","fields":[{"name":"f","type":["L{{i - 1}}","L{{i - 1}}","int"]}]}"""));

        Assert.NotEmpty(Read.Avro($$"""[{"type":"record","name":"L-1","fields":[]},{{levels}}]""").Problems);
    }

    private static string Record(string fields) => $$"""{"type":"record","name":"R","fields":[{{fields}}]}""";
}
