using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>Adds up what the log says of the values of columns in each file. What is not known of one file is not known at all.</summary>
internal static class DeltaStatistics
{
    public static IReadOnlyList<Column> AddTo(IReadOnlyList<Column> columns, DeltaFiles files)
    {
        var open = ValueColumns.Of(columns, DeltaSchema.PhysicalName).ToList();
        var known = new Dictionary<Column, ColumnStatistics>(ReferenceEqualityComparer.Instance);
        foreach (var (statistics, rows) in files.Statistics)
        {
            using var json = statistics.Parse();
            foreach (var (path, column) in open)
            {
                var file = json is null ? ColumnStatistics.Unknown : TryRead(json.RootElement, path, column, statistics.HasDeletions, rows);
                known[column] = known.TryGetValue(column, out var sum) ? sum.Merge(file) : file;
            }

            // Statistics mostly leave out most columns of a wide table.
            open.RemoveAll(candidate => known[candidate.Column] == ColumnStatistics.Unknown);
        }

        return ValueColumns.WithStatistics(columns, known);
    }

    private static ColumnStatistics TryRead(JsonElement json, IReadOnlyList<string> path, Column column, bool hasDeletions, long? rows)
    {
        try
        {
            return Read(json, path, column, hasDeletions, rows);
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception))
        {
            return ColumnStatistics.Unknown;
        }
    }

    private static ColumnStatistics Read(JsonElement json, IReadOnlyList<string> path, Column column, bool hasDeletions, long? rows)
    {
        var nulls = Find(json, "nullCount", path) is { ValueKind: JsonValueKind.Number } count && count.TryGetInt64(out var number) && number >= 0 ? number : (long?)null;
        if (hasDeletions || json.Flag("tightBounds") == false)
            return new ColumnStatistics(nulls, null, null).WithDeletions();

        return nulls is { } all && nulls == rows
            ? ColumnStatistics.NoValue(all)
            : new ColumnStatistics(nulls, Value(json, "minValues", path, column), Value(json, "maxValues", path, column));
    }

    private static ColumnValue? Value(JsonElement json, string kind, IReadOnlyList<string> path, Column column) =>
        Find(json, kind, path) is { } value ? DeltaValues.Decode(column.Type.Type, value) : null;

    private static JsonElement? Find(JsonElement json, string kind, IReadOnlyList<string> path)
    {
        var found = json.Structure(kind);
        for (var i = 0; i < path.Count && found is { } parent; i++)
        {
            found = parent.Member(path[i]);
        }

        return found;
    }
}
