using System.Text.Json.Nodes;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class AvroShapeTests
{
    [Fact]
    public void Find_NewestSchema_HasElevenFields() => Assert.Equal(new WriterSchema(42, 11), RecordSchemas.Proposal.Find(42, RecordSchemas.Proposal.Newest));

    [Fact]
    public void Find_SchemaBeforeVersion3_HasEightFields()
    {
        var schema = JsonNode.Parse(RecordSchemas.Proposal.Newest)!;
        var fields = Field(schema, "systemMetadata")["type"]![1]!["fields"]!.AsArray();
        while (fields.Count > 8)
            fields.RemoveAt(8);

        Assert.Equal(new WriterSchema(9, 8), RecordSchemas.Proposal.Find(9, schema.ToJsonString()));
    }

    [Fact]
    public void Find_OtherNamesDocumentationAndSymbolsAtTheEnd_AreTheSame()
    {
        var schema = JsonNode.Parse(RecordSchemas.Proposal.Newest.Replace("com.linkedin.pegasus2avro", "org.example", StringComparison.Ordinal))!;
        schema["doc"] = "A proposal";
        Field(schema, "entityType")["type"] = new JsonObject { ["type"] = "string", ["avro.java.string"] = "String" };
        Field(schema, "changeType")["type"]!["symbols"]!.AsArray().Add("LATER");

        Assert.NotNull(RecordSchemas.Proposal.Find(1, schema.ToJsonString()));
    }

    /// <summary>A schema in which any one field is missing, renamed, of another type or in another place would make records unreadable.</summary>
    [Fact]
    public void Find_AnyFieldChanged_IsForeign()
    {
        var changes = 0;
        for (var at = 0; Change(at, fields => fields.RemoveAt(fields.Count / 2)) is { } removed; at++)
        {
            string[] changed =
            [
                removed,
                Change(at, fields => fields[0]!["name"] = "renamed")!,
                Change(at, fields => fields[^1]!["type"] = "boolean")!,
                Change(at, Turn)!,
            ];
            Assert.All(changed, schema => Assert.False(IsKnown(schema), schema));
            changes += changed.Length;
        }

        Assert.Equal(5 * 4, changes);
    }

    [Fact]
    public void Find_SymbolsInAnotherOrder_IsForeign() =>
        Assert.Null(RecordSchemas.Proposal.Find(1, RecordSchemas.Proposal.Newest.Replace("\"UPSERT\"", "\"X\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"Unknown\"")]
    [InlineData("""{"type":"record","name":"A","fields":[{"name":"a","type":["null","A"]}]}""")]
    [InlineData("""{"type":"record","fields":[]}""")]
    [InlineData("""{"type":"enum","name":"A"}""")]
    public void Of_NoSchemaThatCanBeRead_IsAFormatError(string schema) => Assert.Throws<FormatException>(() => AvroShape.Of(schema));

    /// <summary>A field that is moved can leave a name behind that is used before it is declared.</summary>
    private static bool IsKnown(string schema)
    {
        try
        {
            return RecordSchemas.Proposal.Find(1, schema) is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static JsonNode Field(JsonNode record, string name) => record["fields"]!.AsArray().Single(field => (string)field!["name"]! == name)!;

    private static void Turn(JsonArray fields)
    {
        var last = fields[^1];
        fields.RemoveAt(fields.Count - 1);
        fields.Insert(0, last);
    }

    /// <summary>Changes the fields of one of the schema's records; <see langword="null"/> when it has no more records.</summary>
    private static string? Change(int record, Action<JsonArray> change)
    {
        var schema = JsonNode.Parse(RecordSchemas.Proposal.Newest)!;
        var fields = FieldsOfRecords(schema).Skip(record).FirstOrDefault();
        if (fields is null)
            return null;

        change(fields);
        return schema.ToJsonString();
    }

    private static IEnumerable<JsonArray> FieldsOfRecords(JsonNode? node)
    {
        if (node is JsonObject { } type && type["fields"] is JsonArray fields)
            yield return fields;

        var inside = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var inner in inside.SelectMany(FieldsOfRecords))
            yield return inner;
    }
}
