namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>Merges the columns of a dataset's files, in the order of their first appearance.</summary>
internal sealed class ColumnMerge(FieldMerging by)
{
    private const string FieldId = "field_id";

    /// <summary>What both files hold; a column that one of them lacks is nullable.</summary>
    public IReadOnlyList<Column> Merge(IReadOnlyList<Column> columns, IReadOnlyList<Column> others)
    {
        var rest = Keyed(others);
        List<Column> merged = new(columns.Count);
        foreach (var (key, column) in Keyed(columns))
        {
            merged.Add(rest.Remove(key, out var other) ? Merge(column, other) : Missing(column));
        }

        return [.. merged, .. Keyed(others).Where(pair => rest.ContainsKey(pair.Key)).Select(pair => Missing(pair.Value))];
    }

    private Column Merge(Column column, Column other)
    {
        var type = ColumnTypes.Merge(column.Type, other.Type, this);
        return column with
        {
            Name = other.Name,
            Type = type,
            Nullable = column.Nullable || other.Nullable,
            Description = column.Description ?? other.Description,
            Default = column.Default ?? other.Default,
            Statistics = column.Type.Native == other.Type.Native ? column.Statistics.Merge(other.Statistics) : ColumnStatistics.Unknown,
        };
    }

    private static Column Missing(Column column) => column with { Nullable = true, Statistics = ColumnStatistics.Unknown };

    /// <summary>By name or id and, since a file may hold it twice, by how often it came before.</summary>
    private OrderedDictionary<(string Key, int Repeat), Column> Keyed(IReadOnlyList<Column> columns)
    {
        var keyed = new OrderedDictionary<(string, int), Column>(columns.Count);
        var repeats = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var key = KeyOf(column);
            var repeat = repeats.GetValueOrDefault(key);
            repeats[key] = repeat + 1;
            keyed.Add((key, repeat), column);
        }

        return keyed;
    }

    // No name holds a zero character.
    private string KeyOf(Column column) => by == FieldMerging.FieldId && column.Properties.TryGetValue(FieldId, out var id) ? "\0" + id : column.Name;
}
