using System.Text.Json;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Avro;

/// <summary>Parses Avro schemas that may use each other's types. Takes what readers take, and says what they would object to.</summary>
internal sealed partial class AvroParser
{
    private const int MaxDepth = 512;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = MaxDepth };
    private static readonly string[] TypeWords =
        ["type", "name", "namespace", "doc", "aliases", "fields", "symbols", "items", "values", "size", "logicalType", "precision", "scale", "default", "order"];

    private static readonly string[] FieldWords = ["type", "name", "doc", "default", "order", "aliases"];

    private readonly Dictionary<string, AvroType> _named = new(StringComparer.Ordinal);

    public List<string> Problems { get; } = [];

    /// <summary>Parses a schema; its types are known to those that are parsed after it.</summary>
    /// <exception cref="SchemaFormatException">It is no Avro schema.</exception>
    public AvroType Parse(string text)
    {
        try
        {
            return Read(JsonElement.Parse(text, Json), null);
        }
        catch (JsonException cause)
        {
            throw new SchemaFormatException($"it is not JSON: {cause.Message.TrimEnd('.')}", cause);
        }
    }

    private AvroType Read(JsonElement schema, string? space) => schema.ValueKind switch
    {
        JsonValueKind.String => Find(schema.GetString()!, space),
        JsonValueKind.Array => new AvroType(AvroKind.Union) { Branches = [.. schema.EnumerateArray().Select(branch => Read(branch, space))] },
        JsonValueKind.Object => ReadObject(schema, space),
        _ => throw new SchemaFormatException($"a type is written as {schema.GetRawText()}"),
    };

    private AvroType ReadObject(JsonElement schema, string? space)
    {
        if (!schema.TryGetProperty("type", out var type))
            throw new SchemaFormatException("a type has no \"type\"");
        if (type.ValueKind != JsonValueKind.String)
            return Read(type, space);

        return type.GetString() switch
        {
            "record" or "error" => ReadRecord(schema, space),
            "enum" => Define(new AvroType(AvroKind.Enum) { FullName = NameOf(schema, space), Doc = TextOf(schema, "doc"), Symbols = TextsOf(schema, "symbols"), Properties = Others(schema, TypeWords) }),
            "fixed" => Define(Simple(schema, AvroKind.Fixed, NameOf(schema, space))),
            "array" => new AvroType(AvroKind.Array) { Items = Read(Member(schema, "items", "an array"), space), Properties = Others(schema, TypeWords) },
            "map" => new AvroType(AvroKind.Map) { Items = Read(Member(schema, "values", "a map"), space), Properties = Others(schema, TypeWords) },
            var word => PrimitiveOf(word!) is { } kind ? Simple(schema, kind, word!) : Find(word!, space),
        };
    }

    private AvroType ReadRecord(JsonElement schema, string? space)
    {
        var record = Define(new AvroType(AvroKind.Record) { FullName = NameOf(schema, space), Doc = TextOf(schema, "doc"), Properties = Others(schema, TypeWords) });
        var inner = NamespaceOf(record.FullName);
        foreach (var field in Member(schema, "fields", $"the record {record.FullName}").EnumerateArray())
            record.Fields.Add(ReadField(field, record, inner));
        return record;
    }

    private AvroField ReadField(JsonElement field, AvroType record, string? space)
    {
        var name = TextOf(field, "name") ?? throw new SchemaFormatException($"a field of {record.FullName} has no name");
        CheckName(name, $"field {name} of {record.FullName}");
        if (field.TryGetProperty("logicalType", out _))
            Problems.Add($"The field {name} of {record.FullName} has its logicalType beside its type instead of inside; readers ignore it.");

        return new AvroField(name, Read(Member(field, "type", $"the field {name} of {record.FullName}"), space))
        {
            Doc = TextOf(field, "doc"),
            Default = field.TryGetProperty("default", out var value) ? value.GetRawText() : null,
            Properties = Others(field, FieldWords),
        };
    }

    private static AvroType Simple(JsonElement schema, AvroKind kind, string name) => new(kind)
    {
        FullName = name,
        Doc = TextOf(schema, "doc"),
        Size = NumberOf(schema, "size") ?? 0,
        LogicalType = TextOf(schema, "logicalType"),
        Precision = NumberOf(schema, "precision"),
        Scale = NumberOf(schema, "scale"),
        Properties = Others(schema, TypeWords),
    };

    private AvroType Define(AvroType type)
    {
        if (!_named.TryAdd(type.FullName, type))
        {
            Problems.Add($"The type {type.FullName} is defined more than once.");
            _named[type.FullName] = type;
        }

        return type;
    }

    private AvroType Find(string name, string? space)
    {
        if (PrimitiveOf(name) is { } kind)
            return new AvroType(kind);
        if (space is not null && !name.Contains('.', StringComparison.Ordinal) && _named.TryGetValue($"{space}.{name}", out var near))
            return near;
        if (_named.TryGetValue(name, out var found))
            return found;

        Problems.Add($"The type {name} is used, but not defined here or in a reference.");
        return new AvroType(AvroKind.Unknown) { FullName = name };
    }

    private string NameOf(JsonElement schema, string? enclosing)
    {
        var name = TextOf(schema, "name") ?? throw new SchemaFormatException($"a type of the kind {TextOf(schema, "type")} has no name");
        var space = schema.TryGetProperty("namespace", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : enclosing;
        var full = name.Contains('.', StringComparison.Ordinal) || string.IsNullOrEmpty(space) ? name : $"{space}.{name}";
        CheckName(full, $"type {full}");
        return full;
    }

    private void CheckName(string name, string what)
    {
        if (!NamePattern().IsMatch(name))
            Problems.Add($"The {what} has a name that Avro does not allow.");
    }

    private static string? NamespaceOf(string fullName) => fullName.LastIndexOf('.') is >= 0 and var dot ? fullName[..dot] : null;

    private static AvroKind? PrimitiveOf(string word) => word switch
    {
        "null" => AvroKind.Null,
        "boolean" => AvroKind.Boolean,
        "int" => AvroKind.Int,
        "long" => AvroKind.Long,
        "float" => AvroKind.Float,
        "double" => AvroKind.Double,
        "bytes" => AvroKind.Bytes,
        "string" => AvroKind.String,
        _ => null,
    };

    private static JsonElement Member(JsonElement schema, string name, string owner) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var member) && (name != "fields" || member.ValueKind == JsonValueKind.Array)
            ? member
            : throw new SchemaFormatException($"{owner} has no \"{name}\"");

    private static string? TextOf(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static int? NumberOf(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : null;

    private static IReadOnlyList<string> TextsOf(JsonElement schema, string name) => schema.TryGetProperty(name, out var texts) && texts.ValueKind == JsonValueKind.Array
        ? [.. texts.EnumerateArray().Select(text => text.ToString())]
        : [];

    private static IReadOnlyDictionary<string, JsonElement> Others(JsonElement schema, string[] words) => MetaProperties.Of(schema, words);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\z")]
    private static partial Regex NamePattern();
}
