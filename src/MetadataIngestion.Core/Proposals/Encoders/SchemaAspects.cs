using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>Encodes a dataset's schemaMetadata.</summary>
internal sealed class SchemaAspects(AspectEncoder encoder, FieldWriter fields, SourceContext source)
{
    public EncodedAspect Schema(Dataset dataset, DatasetSchema schema, string urn)
    {
        var json = encoder.Begin();
        json.WriteString(Names.SchemaName, dataset.Path.Name);
        json.WriteString(Names.Platform, Urn.Platform(dataset.Path.Platform));
        json.WriteNumber(Names.Version, 0);
        PropertyWriter.WriteUnknownStamp(json, Names.Created);
        PropertyWriter.WriteUnknownStamp(json, Names.LastModified);
        json.WriteString(Names.Hash, HashOf(schema));
        WriteNativeSchema(json, schema);
        WriteFields(json, dataset, schema);
        WriteKeys(json, dataset, urn);
        return encoder.End(AspectNames.SchemaMetadata);
    }

    private static void WriteNativeSchema(Utf8JsonWriter json, DatasetSchema schema)
    {
        json.WriteStartObject(Names.PlatformSchema);
        switch (schema.NativeKind)
        {
            case NativeSchemaKind.Sql:
                WriteText(json, "com.linkedin.schema.MySqlDDL", Names.TableSchema, schema.NativeText);
                break;
            case NativeSchemaKind.Other:
                WriteText(json, "com.linkedin.schema.OtherSchema", Names.RawSchema, schema.NativeText);
                break;
            default:
                WriteDocument(json, schema);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string union, JsonEncodedText name, string? text)
    {
        json.WriteStartObject(union);
        json.WriteString(name, text ?? string.Empty);
        json.WriteEndObject();
    }

    private static void WriteDocument(Utf8JsonWriter json, DatasetSchema schema)
    {
        json.WriteStartObject("com.linkedin.schema.KafkaSchema");
        json.WriteString(Names.DocumentSchema, schema.NativeText ?? string.Empty);
        json.WriteString(Names.DocumentSchemaType, TypeOf(schema.NativeKind));
        if (schema.KeyText is { } key)
        {
            json.WriteString(Names.KeySchema, key);
            json.WriteString(Names.KeySchemaType, TypeOf(schema.KeyKind));
        }

        json.WriteEndObject();
    }

    private static string TypeOf(NativeSchemaKind? kind) => kind switch
    {
        NativeSchemaKind.Avro => "AVRO",
        NativeSchemaKind.JsonSchema => "JSON",
        _ => "PROTOBUF",
    };

    /// <summary>As DataHub computes it for documents; other schemas have none.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The digest is DataHub's, not a protection.")]
    private static string HashOf(DatasetSchema schema) => schema.NativeKind is NativeSchemaKind.Other or NativeSchemaKind.Sql
        ? string.Empty
        : Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(schema.NativeText + schema.KeyText)));

    private void WriteFields(Utf8JsonWriter json, Dataset dataset, DatasetSchema schema)
    {
        var key = dataset.PrimaryKey?.Fields ?? [];
        json.WriteStartArray(Names.Fields);
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            fields.Write(json, schema.Fields[i], key);
        }

        json.WriteEndArray();
    }

    private void WriteKeys(Utf8JsonWriter json, Dataset dataset, string urn)
    {
        if (dataset.PrimaryKey is { } key)
            WriteTexts(json, Names.PrimaryKeys, key.Fields);
        if (dataset.ForeignKeys.Count == 0)
            return;

        json.WriteStartArray(Names.ForeignKeys);
        foreach (var foreignKey in dataset.ForeignKeys)
        {
            WriteForeignKey(json, foreignKey, urn);
        }

        json.WriteEndArray();
    }

    private void WriteForeignKey(Utf8JsonWriter json, ForeignKey key, string urn)
    {
        var target = Urn.Dataset(key.Target, source.Environment);
        json.WriteStartObject();
        json.WriteString(Names.Name, key.Name);
        WriteFieldUrns(json, Names.ForeignFields, target, key.TargetFields);
        WriteFieldUrns(json, Names.SourceFields, urn, key.Fields);
        json.WriteString(Names.ForeignDataset, target);
        json.WriteEndObject();
    }

    private static void WriteFieldUrns(Utf8JsonWriter json, JsonEncodedText name, string urn, IReadOnlyList<string> paths)
    {
        json.WriteStartArray(name);
        foreach (var path in paths)
        {
            json.WriteStringValue(Urn.SchemaField(urn, path));
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, JsonEncodedText name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
