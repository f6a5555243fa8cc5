namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>Merges the columns of a dataset's files by name, in the order of their first appearance.</summary>
internal static class ColumnMerge
{
    /// <summary>What both files hold; a column that one of them lacks is nullable.</summary>
    public static IReadOnlyList<Column> Merge(IReadOnlyList<Column> columns, IReadOnlyList<Column> others)
    {
        var rest = Keyed(others);
        List<Column> merged = new(columns.Count);
        foreach (var (key, column) in Keyed(columns))
        {
            merged.Add(rest.Remove(key, out var other) ? Merge(column, other) : Missing(column));
        }

        return [.. merged, .. Keyed(others).Where(pair => rest.ContainsKey(pair.Key)).Select(pair => Missing(pair.Value))];
    }

    private static Column Merge(Column column, Column other)
    {
        var type = ColumnTypes.Merge(column.Type, other.Type);
        return column with
        {
            Type = type,
            Nullable = column.Nullable || other.Nullable,
            Description = column.Description ?? other.Description,
            Default = column.Default ?? other.Default,
            Statistics = column.Type.Native == other.Type.Native ? column.Statistics.Merge(other.Statistics) : ColumnStatistics.Unknown,
        };
    }

    private static Column Missing(Column column) => column with { Nullable = true, Statistics = ColumnStatistics.Unknown };

    /// <summary>By name and, since a file may hold a name twice, by how often the name came before.</summary>
    private static OrderedDictionary<(string Name, int Repeat), Column> Keyed(IReadOnlyList<Column> columns)
    {
        var keyed = new OrderedDictionary<(string, int), Column>(columns.Count);
        var repeats = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var repeat = repeats.GetValueOrDefault(column.Name);
            repeats[column.Name] = repeat + 1;
            keyed.Add((column.Name, repeat), column);
        }

        return keyed;
    }
}
