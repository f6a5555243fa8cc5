using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>Turns the schema's tree into columns.</summary>
/// <param name="statistics">What is known of the values of each leaf.</param>
internal sealed class ParquetColumns(IReadOnlyList<ColumnStatistics> statistics)
{
    public IReadOnlyList<Column> Build(SchemaTree schema) => Members(schema.Root, isRepeated: false);

    private List<Column> Members(SchemaNode group, bool isRepeated) => [.. group.Children.Select(child => Build(child, isRepeated))];

    private Column Build(SchemaNode node, bool isRepeated)
    {
        var type = node.IsRepeated
            ? ColumnType.List("list", Plain(node, isRepeated: true)) // without annotation: a list that is never null, of values that are not either
            : Plain(node, isRepeated);
        return new Column(node.Element.Name, type, node.IsOptional || type.Type.Kind == TypeKind.Null)
        {
            Properties = Properties(node.Element),
            Statistics = node.IsLeaf && !node.IsRepeated && !isRepeated ? statistics[node.Leaf] : ColumnStatistics.Unknown,
        };
    }

    private static Dictionary<string, string> Properties(SchemaElement element) => element.FieldId is { } id
        ? new Dictionary<string, string> { ["field_id"] = id.ToString(CultureInfo.InvariantCulture) }
        : [];

    /// <summary>The type of a node, whether it repeats or not.</summary>
    private ColumnType Plain(SchemaNode node, bool isRepeated)
    {
        if (node.IsLeaf)
            return ParquetTypes.Of(node.Element);

        return node.Kind switch
        {
            AnnotationKind.List when SchemaShape.ElementOf(node) is { } element => ColumnType.List("list", Plain(element, isRepeated: true)),
            AnnotationKind.Map or AnnotationKind.MapKeyValue when SchemaShape.EntryOf(node) is { } entry => Map(entry),
            AnnotationKind.Variant => ColumnType.Structure("variant", []),
            _ => ColumnType.Structure("struct", Members(node, isRepeated)),
        };
    }

    private ColumnType Map(SchemaNode entry) => ColumnType.Map(
        Plain(entry.Children[0], isRepeated: true),
        entry.Children.Count == 2 ? Build(entry.Children[1], isRepeated: true).Type : new ColumnType(new DataType(TypeKind.Null), "null"));
}
