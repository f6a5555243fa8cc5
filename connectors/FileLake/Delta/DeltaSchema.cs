using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Turns the schema of a Delta table, which is Spark's, into columns.</summary>
internal sealed class DeltaSchema
{
    private const int MaxDepth = 100;
    private const string IdKey = "delta.columnMapping.id";
    private const string PhysicalNameProperty = "physical_name";
    private const string PhysicalNameKey = "delta.columnMapping.physicalName";

    private readonly bool _hasIds;
    private int _depth;

    private DeltaSchema(bool hasIds) => _hasIds = hasIds;

    /// <exception cref="SampleException">The text is no schema.</exception>
    public static IReadOnlyList<Column> Parse(DeltaMetadata metadata)
    {
        try
        {
            using var document = JsonDocument.Parse(metadata.SchemaText, JsonMembers.Options);
            return new DeltaSchema(metadata.HasColumnIds).Members(document.RootElement);
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            throw new SampleException($"has a damaged schema in its Delta log: {exception.Message}", "Write the table's schema again, or exclude the table.", exception);
        }
    }

    /// <summary>The name that a column has in data files and in what the log says of them.</summary>
    public static string PhysicalName(Column column) => column.Properties.GetValueOrDefault(PhysicalNameProperty, column.Name);

    private List<Column> Members(JsonElement structure) => structure.Member("fields") is { ValueKind: JsonValueKind.Array } fields
        ? [.. fields.EnumerateArray().Select(Member)]
        : throw new InvalidDataException("a struct has no fields");

    private Column Member(JsonElement field)
    {
        var metadata = field.Structure("metadata") ?? default;
        var type = Type(field.Member("type") ?? throw new InvalidDataException("a field has no type"));
        return new Column(field.Text("name") ?? throw new InvalidDataException("a field has no name"), Declared(type, metadata), field.Flag("nullable") ?? true)
        {
            Description = metadata.Text("comment") is { Length: > 0 } comment ? comment : null,
            Default = metadata.Text("CURRENT_DEFAULT"),
            Identity = _hasIds ? metadata.Member(IdKey)?.GetRawText() : null,
            Properties = Properties(metadata, field.Text("name")!),
        };
    }

    /// <summary>Spark keeps the length of a text beside its type.</summary>
    private static ColumnType Declared(ColumnType type, JsonElement metadata) =>
        type.Type.Kind == TypeKind.String && metadata.Text("__CHAR_VARCHAR_TYPE_STRING") is { Length: > 0 } declared ? type with { Native = declared } : type;

    private static SortedDictionary<string, string> Properties(JsonElement metadata, string name)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (metadata.Text(PhysicalNameKey) is { } physical && physical != name)
        {
            properties[PhysicalNameProperty] = physical;
        }

        if (metadata.Text("delta.generationExpression") is { } expression)
        {
            properties["generation_expression"] = expression;
        }

        if (metadata.Member("delta.identity.start") is { } start)
        {
            properties["identity"] = $"starts with {start.GetRawText()}, steps by {metadata.Member("delta.identity.step")?.GetRawText() ?? "1"}";
        }

        return properties;
    }

    private ColumnType Type(JsonElement type)
    {
        if (++_depth > MaxDepth)
            throw new InvalidDataException("its types nest deeper than 100 levels");

        var read = type.ValueKind == JsonValueKind.String ? DeltaTypes.Primitive(type.GetString()!) : Nested(type);
        _depth--;
        return read;
    }

    private ColumnType Nested(JsonElement type) => type.Text("type") switch
    {
        "struct" => ColumnType.Structure("struct", Members(type)),
        "array" => ColumnType.List("array", Part(type, "elementType")),
        "map" => ColumnType.Map(Part(type, "keyType"), Part(type, "valueType")),
        "udt" => Part(type, "sqlType"),
        _ => throw new InvalidDataException("a type is neither a name nor a struct, an array or a map"),
    };

    private ColumnType Part(JsonElement type, string name) => Type(type.Member(name) ?? throw new InvalidDataException($"a type has no {name}"));
}
