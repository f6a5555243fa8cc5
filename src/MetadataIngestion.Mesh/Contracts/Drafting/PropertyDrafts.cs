using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Checking;

namespace MetadataIngestion.Mesh.Contracts.Drafting;

/// <summary>Writes down the fields of a dataset, those inside others nested.</summary>
internal sealed class PropertyDrafts(Dataset dataset)
{
    private readonly List<(string Path, Field Field)> _fields = [.. (dataset.Schema?.Fields ?? []).Select(field => (FieldPaths.Plain(field.Path), field)).DistinctBy(pair => pair.Item1)];
    private readonly List<string> _primaryKey = [.. (dataset.PrimaryKey?.Fields ?? []).Select(FieldPaths.Plain)];
    private readonly List<string> _partitionKey = [.. (dataset.Partitioning?.Keys ?? []).Select(FieldPaths.Plain)];

    public IEnumerable<YamlBuilder> Build()
    {
        var paths = _fields.Select(pair => pair.Path).ToHashSet(StringComparer.Ordinal);
        return InsideOf(string.Empty, paths);
    }

    private IEnumerable<YamlBuilder> InsideOf(string parent, HashSet<string> paths) =>
        _fields.Where(pair => ParentOf(pair.Path, paths) == parent).Select(pair => Property(pair.Path, pair.Field, parent, paths));

    /// <summary>The path of the field around a field; empty for none. A dot may also be part of a name.</summary>
    private static string ParentOf(string path, HashSet<string> paths)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            if (paths.Contains(path[..dot]))
                return path[..dot];
        }

        return string.Empty;
    }

    private YamlBuilder Property(string path, Field field, string parent, HashSet<string> paths)
    {
        var name = parent.Length == 0 ? path : path[(parent.Length + 1)..];
        var logical = LogicalTypes.Of(field.Type);
        var inside = InsideOf(path, paths).ToList();
        var property = new YamlBuilder()
            .Text("name", name)
            .Text("logicalType", logical)
            .Text("physicalType", field.NativeType.Length == 0 ? null : field.NativeType)
            .Text("description", field.Description)
            .Flag("required", !field.Nullable);
        AddKeys(property, path);
        property
            .Object("logicalTypeOptions", OptionsOf(field.Type))
            .Texts("tags", field.Tags)
            .Objects("relationships", ReferencesOf(path));
        return logical == "array"
            ? property.Object("items", inside.Count == 0 ? ElementOf(field.Type) : new YamlBuilder().Text("logicalType", "object").Objects("properties", inside))
            : property.Objects("properties", inside);
    }

    private void AddKeys(YamlBuilder property, string path)
    {
        var key = _primaryKey.IndexOf(path);
        var partition = _partitionKey.IndexOf(path);
        var isUnique = dataset.UniqueKeys.Any(unique => unique.Fields is [var only] && FieldPaths.Plain(only) == path);
        property
            .Flag("unique", isUnique)
            .Flag("primaryKey", key >= 0)
            .Number("primaryKeyPosition", key >= 0 ? key + 1 : null)
            .Flag("partitioned", partition >= 0)
            .Number("partitionKeyPosition", partition >= 0 ? partition + 1 : null);
    }

    private IEnumerable<YamlBuilder> ReferencesOf(string path) => dataset.ForeignKeys
        .Where(key => key.Fields is [var only] && FieldPaths.Plain(only) == path)
        .Select(key => new YamlBuilder().Text("type", "foreignKey").Text("to", $"{key.Target.LastPart}.{FieldPaths.Plain(key.TargetFields[0])}"));

    private static YamlBuilder OptionsOf(DataType type) => type.Kind switch
    {
        TypeKind.String => new YamlBuilder().Number("maxLength", type.Length),
        TypeKind.Uuid => new YamlBuilder().Text("format", "uuid"),
        TypeKind.Integer when type.Bits > 0 => new YamlBuilder().Text("format", string.Create(CultureInfo.InvariantCulture, $"{(type.Unsigned ? 'u' : 'i')}{type.Bits}")),
        _ => new YamlBuilder(),
    };

    private static YamlBuilder ElementOf(DataType type) => new YamlBuilder().Text("logicalType", type.Element is { } element ? LogicalTypes.Of(element) : null);
}
