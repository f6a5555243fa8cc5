using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>The columns of a schema, and their paths by the ids that survive a rename.</summary>
internal sealed class IcebergSchema
{
    private const int MaxDepth = 100;

    private readonly Dictionary<long, string> _paths = [];
    private readonly Dictionary<long, DataType> _types = [];
    private int _depth;

    private IcebergSchema(JsonElement schema) => Columns = Members(schema, string.Empty);

    public IReadOnlyList<Column> Columns { get; }

    /// <exception cref="InvalidDataException">The metadata holds no schema, or one that is none.</exception>
    public static IcebergSchema Parse(JsonElement schema) => new(schema);

    /// <summary>The schema that the metadata says is the current one. Old tables have but one.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static JsonElement Current(JsonElement metadata)
    {
        var current = metadata.Integer("current-schema-id");
        var found = metadata.Items("schemas").FirstOrDefault(schema => schema.Integer("schema-id") == current);
        return found.ValueKind == JsonValueKind.Object ? found : metadata.Structure("schema") ?? throw new InvalidDataException("it holds no current schema");
    }

    /// <summary>The path of a column; <see langword="null"/> when the schema has none of that id.</summary>
    public string? PathOf(long id) => _paths.GetValueOrDefault(id);

    /// <summary>The type of a column; <see langword="null"/> when the schema has none of that id.</summary>
    public DataType? TypeOf(long id) => _types.GetValueOrDefault(id);

    private List<Column> Members(JsonElement structure, string prefix) => structure.Member("fields") is { ValueKind: JsonValueKind.Array } fields
        ? [.. fields.EnumerateArray().Select(field => Member(field, prefix))]
        : throw new InvalidDataException("a struct has no fields");

    private Column Member(JsonElement field, string prefix)
    {
        var name = field.Text("name") ?? throw new InvalidDataException("a field has no name");
        var id = field.Integer("id") ?? throw new InvalidDataException("a field has no id");
        _paths.TryAdd(id, prefix + name);
        var type = Part(field, "type", prefix + name + ".");
        _types.TryAdd(id, type.Type);
        return new Column(name, type, field.Flag("required") != true)
        {
            Description = field.Text("doc") is { Length: > 0 } doc ? doc : null,
            Default = (field.Member("write-default") ?? field.Member("initial-default"))?.GetRawText(),
            Identity = id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private ColumnType Part(JsonElement parent, string name, string prefix)
    {
        if (++_depth > MaxDepth)
            throw new InvalidDataException("its types nest deeper than 100 levels");

        var type = parent.Member(name) ?? throw new InvalidDataException($"a type has no {name}");
        var read = type.ValueKind == JsonValueKind.String ? IcebergTypes.Primitive(type.GetString()!) : Nested(type, prefix);
        _depth--;
        return read;
    }

    private ColumnType Nested(JsonElement type, string prefix) => type.Text("type") switch
    {
        "struct" => ColumnType.Structure("struct", Members(type, prefix)),
        "list" => ColumnType.List("list", Part(type, "element", prefix)),
        "map" => ColumnType.Map(Part(type, "key", prefix + "key."), Part(type, "value", prefix)),
        _ => throw new InvalidDataException("a type is neither a name nor a struct, a list or a map"),
    };
}
