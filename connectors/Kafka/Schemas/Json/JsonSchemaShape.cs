using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Json;

/// <summary>A schema with its references resolved and its parts merged: what it comes to.</summary>
internal sealed class JsonSchemaShape
{
    private static readonly string[] Words =
    [
        "$schema", "$id", "id", "$ref", "$defs", "definitions", "$anchor", "$comment", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary",
        "title", "description", "type", "properties", "required", "items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "additionalProperties",
        "patternProperties", "unevaluatedProperties", "propertyNames", "dependencies", "dependentRequired", "dependentSchemas", "oneOf", "anyOf", "allOf", "not", "if",
        "then", "else", "enum", "const", "default", "format", "nullable", "x-nullable", "connect.index", "connect.type", "javaType", "examples",
    ];

    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);

    /// <summary>The words for types, without null.</summary>
    public List<string> Types { get; } = [];

    public bool IsNullable { get; private set; }

    public List<KeyValuePair<string, JsonSchemaNode>> Members { get; } = [];

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    public JsonSchemaNode? Items { get; private set; }

    /// <summary>What members hold that have no name of their own.</summary>
    public JsonSchemaNode? Values { get; private set; }

    /// <summary>The alternatives, and the word for them.</summary>
    public (string Word, IReadOnlyList<JsonSchemaNode> Branches)? Alternatives { get; private set; }

    public IReadOnlyList<string>? Symbols { get; private set; }

    public string? Title { get; private set; }

    public string? JavaType { get; private set; }

    public string? Description { get; private set; }

    public string? Format { get; private set; }

    public string? Default { get; private set; }

    /// <summary>What led here, by which a schema within itself is known; <see langword="null"/> when no reference did.</summary>
    public string? Reference { get; set; }

    public IReadOnlyDictionary<string, JsonElement> Properties => _properties;

    /// <summary>Adds what a schema says. What was said before counts.</summary>
    public void Add(JsonSchemaNode node)
    {
        var schema = node.Element;
        AddTypes(schema);
        AddMembers(node);
        AddContents(node);
        Title ??= TextOf(schema, "title");
        JavaType ??= TextOf(schema, "javaType");
        Description ??= TextOf(schema, "description");
        Format ??= TextOf(schema, "format");
        Default ??= schema.TryGetProperty("default", out var value) ? value.GetRawText() : null;
        foreach (var (name, property) in MetaProperties.Of(schema, Words))
            _properties.TryAdd(name, property);
    }

    private void AddTypes(JsonElement schema)
    {
        if (schema.TryGetProperty("type", out var type))
        {
            var words = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(word => word.ToString()) : [type.ToString()];
            foreach (var word in words)
                AddType(word);
        }

        foreach (var name in (ReadOnlySpan<string>)["nullable", "x-nullable"])
            IsNullable |= schema.TryGetProperty(name, out var nullable) && nullable.ValueKind == JsonValueKind.True;
        if (schema.TryGetProperty("enum", out var symbols) && symbols.ValueKind == JsonValueKind.Array)
        {
            IsNullable |= symbols.EnumerateArray().Any(symbol => symbol.ValueKind == JsonValueKind.Null);
            Symbols ??= [.. symbols.EnumerateArray().Where(symbol => symbol.ValueKind != JsonValueKind.Null).Select(symbol => symbol.ToString())];
        }
        else if (schema.TryGetProperty("const", out var constant) && Types.Count == 0)
        {
            AddType(TypeOf(constant));
        }
    }

    private void AddType(string word)
    {
        if (word == "null")
            IsNullable = true;
        else if (!Types.Contains(word))
            Types.Add(word);
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "array",
        _ => "object",
    };

    private void AddMembers(JsonSchemaNode node)
    {
        if (node.Element.TryGetProperty("properties", out var members) && members.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in members.EnumerateObject())
            {
                if (!Members.Exists(known => known.Key == member.Name))
                    Members.Add(new(member.Name, node.With(member.Value)));
            }
        }

        if (node.Element.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
            Required.UnionWith(required.EnumerateArray().Select(name => name.ToString()));
    }

    private void AddContents(JsonSchemaNode node)
    {
        var schema = node.Element;
        Items ??= MemberOf(node, "items") ?? FirstOf(node, "prefixItems");
        Values ??= MemberOf(node, "additionalProperties") ?? FirstOf(node, "patternProperties");
        foreach (var word in (ReadOnlySpan<string>)["oneOf", "anyOf"])
        {
            if (Alternatives is null && schema.TryGetProperty(word, out var branches) && branches.ValueKind == JsonValueKind.Array)
                AddAlternatives(word, [.. branches.EnumerateArray().Select(node.With)]);
        }
    }

    private void AddAlternatives(string word, List<JsonSchemaNode> branches)
    {
        var real = branches.Where(branch => !IsNull(branch.Element)).ToList();
        IsNullable |= real.Count < branches.Count;
        Alternatives = (word, real);
    }

    private static bool IsNull(JsonElement schema) => schema.ValueKind == JsonValueKind.Object && TextOf(schema, "type") == "null";

    private static JsonSchemaNode? MemberOf(JsonSchemaNode node, string name) => node.Element.TryGetProperty(name, out var member)
        ? member.ValueKind switch
        {
            JsonValueKind.Object => node.With(member),
            JsonValueKind.Array => member.GetArrayLength() > 0 ? node.With(member[0]) : null,
            _ => null,
        }
        : null;

    private static JsonSchemaNode? FirstOf(JsonSchemaNode node, string name) => node.Element.TryGetProperty(name, out var member)
        ? member.ValueKind switch
        {
            JsonValueKind.Array when member.GetArrayLength() > 0 => node.With(member[0]),
            JsonValueKind.Object => member.EnumerateObject().Select(pattern => (JsonSchemaNode?)node.With(pattern.Value)).FirstOrDefault(),
            _ => null,
        }
        : null;

    private static string? TextOf(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
