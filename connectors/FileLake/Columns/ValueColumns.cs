using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>The columns of a table that have one value in each row: no structures, but their members, and nothing inside of lists and maps.</summary>
internal static class ValueColumns
{
    /// <summary>The columns with the names that lead to them.</summary>
    /// <param name="columns">The table's columns.</param>
    /// <param name="nameOf">The name by which what is known of values refers to a column.</param>
    public static IEnumerable<(IReadOnlyList<string> Path, Column Column)> Of(IReadOnlyList<Column> columns, Func<Column, string> nameOf) =>
        Of(columns, [], nameOf);

    /// <summary>The same columns with what is known of the values of some of them.</summary>
    public static IReadOnlyList<Column> WithStatistics(IReadOnlyList<Column> columns, IReadOnlyDictionary<Column, ColumnStatistics> statistics) =>
    [
        .. columns.Select(column => IsStructure(column)
            ? column with { Type = column.Type with { Members = WithStatistics(column.Type.Members, statistics) } }
            : statistics.TryGetValue(column, out var known) ? column with { Statistics = known } : column),
    ];

    private static IEnumerable<(IReadOnlyList<string> Path, Column Column)> Of(IReadOnlyList<Column> columns, IReadOnlyList<string> prefix, Func<Column, string> nameOf)
    {
        foreach (var column in columns)
        {
            IReadOnlyList<string> path = [.. prefix, nameOf(column)];
            foreach (var found in IsStructure(column) ? Of(column.Type.Members, path, nameOf) : [(path, column)])
            {
                yield return found;
            }
        }
    }

    private static bool IsStructure(Column column) => column.Type.Type.Kind == TypeKind.Record;
}
