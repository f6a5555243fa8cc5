using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Configuration.Schema;

/// <summary>Makes the JSON schema of the whole configuration.</summary>
internal static class ConfigurationSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text.</summary>
    /// <param name="connectors">The connectors' options types by connector type; <see langword="null"/> for a connector without options.</param>
    /// <param name="sinks">The sinks' options types by sink type.</param>
    public static string Generate(IReadOnlyDictionary<string, Type?> connectors, IReadOnlyDictionary<string, Type?> sinks)
    {
        var types = new TypeSchema();
        types.Extend(typeof(SourceOptions), schema => AddVariants(types, schema, connectors));
        types.Extend(typeof(SinkOptions), schema => AddVariants(types, schema, sinks));
        var root = types.Of(typeof(RootOptions));
        root.Insert(0, "$schema", Dialect);
        root.Insert(1, "title", "Configuration of metadata-ingestion");
        return root.ToJsonString(Layout) + "\n";
    }

    // The value of Type decides what Options may hold.
    private static void AddVariants(TypeSchema types, JsonObject schema, IReadOnlyDictionary<string, Type?> variants)
    {
        schema["properties"]!["Type"]!["enum"] = new JsonArray([.. variants.Keys.Select(type => JsonValue.Create(type))]);
        schema["allOf"] = new JsonArray([.. variants.Select(variant => Variant(types, variant.Key, variant.Value))]);
    }

    private static JsonObject Variant(TypeSchema types, string type, Type? options)
    {
        var optionsSchema = options is null ? new JsonObject { ["type"] = "object", ["maxProperties"] = 0 } : types.Of(options);
        var then = new JsonObject { ["properties"] = new JsonObject { ["Options"] = optionsSchema } };
        if (optionsSchema.ContainsKey("required"))
            then["required"] = new JsonArray("Options");
        return new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["Type"] = new JsonObject { ["const"] = type } } },
            ["then"] = then,
        };
    }
}
