using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Keeps the paths of nested fields apart from those of columns that have a dot in their name.</summary>
internal static class FieldPaths
{
    /// <summary>The fields without those nested ones whose path a column has too: the column's own name comes first.</summary>
    public static List<Field> WithoutCollisions(List<Field> fields)
    {
        var columns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!IsNested(field))
                columns.Add(field.Path);
        }

        fields.RemoveAll(field => IsNested(field) && !columns.Add(field.Path));
        return fields;
    }

    private static bool IsNested(Field field) => field.Identity!.Contains('.', StringComparison.Ordinal);
}
