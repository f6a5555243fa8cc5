using System.Globalization;
using System.Text.Json;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>
/// What of an Avro schema decides how a proposal is laid out in bytes: the order, names and types of fields. Type names, documentation and defaults do
/// not count, since DataHub's versions differ in them.
/// </summary>
internal sealed class AvroShape
{
    /// <summary>A newer schema may know more kinds of changes; the indexes of those that are written must be the same.</summary>
    private const int SymbolsInUse = 5;

    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);

    private AvroShape()
    {
    }

    /// <exception cref="FormatException">The text is no Avro schema, or one that refers to itself.</exception>
    public static string Of(string schema)
    {
        try
        {
            using var json = JsonDocument.Parse(schema);
            return new AvroShape().Of(json.RootElement, enclosing: string.Empty);
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The text is no Avro schema.", cause);
        }
    }

    private string Of(JsonElement schema, string enclosing) => schema.ValueKind switch
    {
        JsonValueKind.String => OfName(schema.GetString()!, enclosing),
        JsonValueKind.Array => $"({string.Join('/', schema.EnumerateArray().Select(branch => Of(branch, enclosing)))})",
        _ => OfObject(schema, enclosing),
    };

    private string OfObject(JsonElement schema, string enclosing)
    {
        var type = schema.GetProperty("type");
        return type.ValueKind != JsonValueKind.String ? Of(type, enclosing) : type.GetString() switch
        {
            "record" => OfRecord(schema, enclosing),
            "enum" => Remember(schema, enclosing, $"enum[{string.Join('|', schema.GetProperty("symbols").EnumerateArray().Take(SymbolsInUse))}]"),
            "fixed" => Remember(schema, enclosing, string.Create(CultureInfo.InvariantCulture, $"fixed[{schema.GetProperty("size").GetInt32()}]")),
            "map" => $"map[{Of(schema.GetProperty("values"), enclosing)}]",
            "array" => $"array[{Of(schema.GetProperty("items"), enclosing)}]",
            var name => OfName(name!, enclosing),
        };
    }

    private string OfRecord(JsonElement schema, string enclosing)
    {
        var name = FullNameOf(schema, enclosing);
        var inside = name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : string.Empty;
        var fields = schema.GetProperty("fields").EnumerateArray().Select(field => $"{field.GetProperty("name").GetString()}:{Of(field.GetProperty("type"), inside)}");
        return Remember(schema, enclosing, $"{{{string.Join(',', fields)}}}");
    }

    private string Remember(JsonElement schema, string enclosing, string shape) => _named[FullNameOf(schema, enclosing)] = shape;

    private string OfName(string name, string enclosing) => name switch
    {
        "null" or "boolean" or "int" or "long" or "float" or "double" or "bytes" or "string" => name,
        _ => _named.GetValueOrDefault(Qualify(name, enclosing)) ?? throw new FormatException($"The schema refers to {name} before it says what that is."),
    };

    private static string FullNameOf(JsonElement schema, string enclosing) =>
        Qualify(schema.GetProperty("name").GetString()!, schema.TryGetProperty("namespace", out var own) ? own.GetString()! : enclosing);

    private static string Qualify(string name, string enclosing) =>
        name.Contains('.', StringComparison.Ordinal) || enclosing.Length == 0 ? name : $"{enclosing}.{name}";
}
