using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>
/// Turns an Avro schema into columns. A record that holds itself is described once, where it is outermost; inside it is named.
/// </summary>
internal sealed class AvroSchema
{
    private const int MaxDepth = 100;

    // Named types may refer to each other so that what they expand to doubles with every name.
    private const int MaxTypes = 100_000;

    private readonly Dictionary<string, JsonElement> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _depth;
    private int _types;

    private AvroSchema()
    {
    }

    /// <exception cref="SampleException">The text is no Avro schema.</exception>
    public static IReadOnlyList<Column> Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
            return Columns(new AvroSchema().Read(document.RootElement, null));
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new SampleException($"has a damaged Avro schema: {exception.Message}", "Write the file again, or exclude it.", exception);
        }
    }

    /// <summary>Data that is no record has no names; its values become one column.</summary>
    private static IReadOnlyList<Column> Columns(AvroType root) =>
        root.Type.Type.Kind == TypeKind.Record ? root.Type.Members : [new Column("value", root.Type, root.IsNullable)];

    private AvroType Read(JsonElement schema, string? space)
    {
        if (++_depth > MaxDepth || ++_types > MaxTypes)
            throw new InvalidDataException(_depth > MaxDepth ? "its types nest deeper than 100 levels" : "its types expand to more than 100000");

        var type = schema.ValueKind switch
        {
            JsonValueKind.String => Named(schema.GetString()!, space),
            JsonValueKind.Array => Union(schema, space),
            JsonValueKind.Object => Complex(schema, space),
            _ => throw new InvalidDataException($"a type is {schema.ValueKind}"),
        };
        _depth--;
        return type;
    }

    private AvroType Complex(JsonElement schema, string? space)
    {
        var type = Property(schema, "type");
        if (type.ValueKind != JsonValueKind.String)
            return Read(type, space);

        return type.GetString() switch
        {
            "record" or "error" or "enum" or "fixed" => Define(schema, type.GetString()!, space),
            "array" => Collection(schema, space),
            "map" => new AvroType(ColumnType.Map(AvroTypes.String, Read(Property(schema, "values"), space).Type)),
            var name => AvroTypes.Logical(schema, name!, size: 0) is { } logical ? new AvroType(logical) : Named(name!, space),
        };
    }

    /// <summary>Iceberg writes maps whose keys are no strings as arrays of entries.</summary>
    private AvroType Collection(JsonElement schema, string? space)
    {
        var element = Read(Property(schema, "items"), space).Type;
        return AvroTypes.Text(schema, "logicalType") == "map" && element.Members is [{ Name: "key" } key, { Name: "value" } value]
            ? new AvroType(ColumnType.Map(key.Type, value.Type))
            : new AvroType(ColumnType.List("array", element));
    }

    private AvroType Named(string name, string? space)
    {
        if (AvroTypes.Primitive(name) is { } primitive)
            return new AvroType(primitive, IsNullable: name == "null");

        var full = FullName(name, space);
        if (!_named.ContainsKey(full))
        {
            full = name;
        }

        return _named.TryGetValue(full, out var definition)
            ? new AvroType(Expand(definition, full))
            : throw new InvalidDataException($"the type '{name}' is not defined");
    }

    private AvroType Define(JsonElement schema, string type, string? space)
    {
        var name = AvroTypes.Text(schema, "name") ?? throw new InvalidDataException($"a type of kind {type} has no name");
        var dot = name.LastIndexOf('.');
        var inner = dot >= 0 ? name[..dot] : AvroTypes.Text(schema, "namespace") ?? space;
        var full = dot >= 0 ? name : FullName(name, inner);
        _named[full] = schema;
        _namespaces[full] = inner;
        return new AvroType(Expand(schema, full));
    }

    private ColumnType Expand(JsonElement schema, string fullName) => AvroTypes.Text(schema, "type") switch
    {
        "enum" => AvroTypes.Enum(schema),
        "fixed" => AvroTypes.Fixed(schema),
        _ => Record(schema, fullName),
    };

    private ColumnType Record(JsonElement schema, string fullName)
    {
        if (!_open.Add(fullName))
            return ColumnType.Structure($"record {fullName}", []);

        var members = Property(schema, "fields").EnumerateArray().Select(field => Member(field, _namespaces[fullName])).ToList();
        _open.Remove(fullName);
        return ColumnType.Structure("record", members);
    }

    private Column Member(JsonElement field, string? space)
    {
        var type = Read(Property(field, "type"), space);
        return new Column(AvroTypes.Text(field, "name") ?? throw new InvalidDataException("a field has no name"), type.Type, type.IsNullable)
        {
            Description = AvroTypes.Text(field, "doc") is { Length: > 0 } doc ? doc : null,
            Default = field.TryGetProperty("default", out var value) && value.ValueKind != JsonValueKind.Null ? value.GetRawText() : null,
            Properties = field.TryGetProperty("field-id", out var id) && id.ValueKind == JsonValueKind.Number
                ? new Dictionary<string, string> { ["field_id"] = id.GetRawText() }
                : [],
        };
    }

    private AvroType Union(JsonElement schema, string? space)
    {
        var branches = schema.EnumerateArray().Select(branch => Read(branch, space).Type).ToList();
        var values = branches.Where(branch => branch.Type.Kind != TypeKind.Null).ToList();
        var isNullable = values.Count < branches.Count;
        return values switch
        {
            [] => new AvroType(AvroTypes.Primitive("null")!, IsNullable: true),
            [var only] => new AvroType(only, isNullable),
            _ => new AvroType(ColumnType.Union($"union<{string.Join(", ", values.Select(value => value.Native))}>", values), isNullable),
        };
    }

    private static string FullName(string name, string? space) => name.Contains('.', StringComparison.Ordinal) || string.IsNullOrEmpty(space)
        ? name
        : string.Create(CultureInfo.InvariantCulture, $"{space}.{name}");

    private static JsonElement Property(JsonElement schema, string name) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var value)
        ? value
        : throw new InvalidDataException($"a type has no '{name}'");
}
