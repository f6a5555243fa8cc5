using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>Writes one field of a schemaMetadata aspect.</summary>
internal sealed class FieldWriter(PropertyWriter properties)
{
    /// <summary>The path of a field of a record's key, in DataHub's second form.</summary>
    private const string RecordKey = "[version=2.0].[key=True]";

    private readonly ArrayBufferWriter<byte> _scratch = new();

    public void Write(Utf8JsonWriter json, Field field, IReadOnlyList<string> primaryKey)
    {
        json.WriteStartObject();
        json.WriteString(Names.FieldPath, field.Path);
        json.WriteBoolean(Names.Nullable, field.Nullable);
        PropertyWriter.WriteOptional(json, Names.Description, field.Description);
        WriteType(json, field.Type);
        json.WriteString(Names.NativeDataType, field.NativeType);
        json.WriteBoolean(Names.Recursive, false);
        WriteTags(json, field);
        WriteTerms(json, field);
        json.WriteBoolean(Names.IsPartOfKey, Contains(primaryKey, field.Path) || field.Path.StartsWith(RecordKey, StringComparison.Ordinal));
        if (field.IsPartitionKey)
            json.WriteBoolean(Names.IsPartitioningKey, true);
        WriteFurtherFacts(json, field);
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, DataType type)
    {
        json.WriteStartObject(Names.Type);
        json.WriteStartObject(Names.Type);
        json.WriteStartObject(FieldTypes.Of(type.Kind));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, Field field)
    {
        if (field.Tags.Count == 0)
            return;

        json.WriteStartObject(Names.GlobalTags);
        OwnershipAspects.WriteTags(json, field.Tags);
        json.WriteEndObject();
    }

    private static void WriteTerms(Utf8JsonWriter json, Field field)
    {
        if (field.Terms.Count == 0)
            return;

        json.WriteStartObject(Names.GlossaryTerms);
        OwnershipAspects.WriteTerms(json, field.Terms);
        json.WriteEndObject();
    }

    /// <summary>DataHub has one text field for everything else about a field: a JSON object within the JSON.</summary>
    private void WriteFurtherFacts(Utf8JsonWriter json, Field field)
    {
        if (field.Default is null && field.GeneratedAs is null && field.IdentityGeneration is null && field.Properties.Count == 0 && field.Type.Symbols.Count == 0)
            return;

        _scratch.ResetWrittenCount();
        using (var facts = new Utf8JsonWriter(_scratch, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteFacts(facts, field);
        }

        json.WriteString(Names.JsonProps, _scratch.WrittenSpan);
    }

    private void WriteFacts(Utf8JsonWriter facts, Field field)
    {
        facts.WriteStartObject();
        AddOptional("default", field.Default);
        AddOptional("generated", field.GeneratedAs);
        AddOptional("identity", field.IdentityGeneration);
        properties.AddRange(field.Properties);
        properties.WriteSorted(facts);
        if (field.Type.Symbols.Count > 0)
            WriteSymbols(facts, field.Type.Symbols);
        facts.WriteEndObject();
    }

    private static void WriteSymbols(Utf8JsonWriter facts, IReadOnlyList<string> symbols)
    {
        facts.WriteStartArray("symbols");
        foreach (var symbol in symbols)
        {
            facts.WriteStringValue(symbol);
        }

        facts.WriteEndArray();
    }

    private void AddOptional(string key, string? value)
    {
        if (value is not null)
            properties.Add(key, value);
    }

    private static bool Contains(IReadOnlyList<string> paths, string path)
    {
        for (var i = 0; i < paths.Count; i++)
        {
            if (paths[i] == path)
                return true;
        }

        return false;
    }
}
