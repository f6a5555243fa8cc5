using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Columns;

namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>
/// Turns the schema's tree into columns. Lists and maps are groups of groups whose names differ from writer to writer, so they are told by
/// shape, by the rules of Parquet's format documentation.
/// </summary>
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
        return new Column(node.Element.Name, type, node.IsOptional)
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
            AnnotationKind.List when OnlyRepeated(node) is { } repeated => ColumnType.List("list", Element(node, repeated)),
            AnnotationKind.Map or AnnotationKind.MapKeyValue when OnlyRepeated(node) is { IsLeaf: false, Children.Count: 1 or 2 } entry => Map(entry),
            AnnotationKind.Variant => ColumnType.Structure("variant", []),
            _ => ColumnType.Structure("struct", Members(node, isRepeated)),
        };
    }

    private static SchemaNode? OnlyRepeated(SchemaNode group) => group.Children is [{ IsRepeated: true } only] ? only : null;

    /// <summary>The element of a list: the repeated node itself in old forms, else the one child it wraps.</summary>
    private ColumnType Element(SchemaNode list, SchemaNode repeated)
    {
        var isElement = repeated.IsLeaf
            || repeated.Children is not [var child]
            || child.IsRepeated
            || repeated.Element.Name is "array"
            || repeated.Element.Name == list.Element.Name + "_tuple"
            || repeated.Kind is AnnotationKind.List or AnnotationKind.Map or AnnotationKind.MapKeyValue;
        return Plain(isElement ? repeated : repeated.Children[0], isRepeated: true);
    }

    private ColumnType Map(SchemaNode entry) => ColumnType.Map(
        Plain(entry.Children[0], isRepeated: true),
        entry.Children.Count == 2 ? Build(entry.Children[1], isRepeated: true).Type : new ColumnType(new DataType(TypeKind.Null), "null"));
}
