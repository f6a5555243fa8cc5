using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Columns;

internal static class ColumnShapes
{
    /// <summary>The columns and their members, the parent before them.</summary>
    public static IReadOnlyList<FieldShape> Of(IReadOnlyList<Column> columns)
    {
        List<FieldShape> shapes = new(columns.Count);
        Add(columns, string.Empty, shapes);
        return shapes;
    }

    private static void Add(IReadOnlyList<Column> columns, string prefix, List<FieldShape> shapes)
    {
        foreach (var column in columns)
        {
            if (shapes.Count == FieldLimit.MaxFields)
                return;

            shapes.Add(new FieldShape(prefix + column.Name, column.Type.Native, column.Nullable));
            if (column.Type.Members.Count > 0)
            {
                Add(column.Type.Members, prefix + column.Name + ".", shapes);
            }
        }
    }
}
