using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Writes indexes for people: <c>UNIQUE NONCLUSTERED ([a], [b] DESC) INCLUDE ([c]) WHERE ([d]&gt;(0))</c>.</summary>
internal static class IndexBuilder
{
    public static IReadOnlyList<DatasetIndex> Build(in RelationRows rows)
    {
        List<DatasetIndex>? indexes = null;
        foreach (var index in rows.Indexes)
        {
            if (index.Name is { } name)
                (indexes ??= []).Add(new DatasetIndex(name, TextOf(index, rows)));
        }

        return indexes ?? [];
    }

    private static string TextOf(IndexRow index, in RelationRows rows)
    {
        var text = new StringBuilder(index.IsUnique ? "UNIQUE " : string.Empty).Append(index.Type);
        Append(text, " (", KeyColumns(index, rows));
        // All columns of a columnstore count as included.
        Append(text, index.Type.Contains("COLUMNSTORE", StringComparison.OrdinalIgnoreCase) ? " (" : " INCLUDE (", IncludedColumns(index, rows));
        if (index is { HasFilter: true, Filter: { } filter })
            text.Append(" WHERE ").Append(filter);
        return text.Append(index.IsDisabled ? " (disabled)" : string.Empty).ToString();
    }

    private static void Append(StringBuilder text, string opening, List<string> columns)
    {
        if (columns.Count > 0)
            text.Append(opening).AppendJoin(", ", columns).Append(')');
    }

    private static List<string> KeyColumns(IndexRow index, in RelationRows rows)
    {
        var columns = new List<string>();
        foreach (ref readonly var column in rows.IndexColumns)
        {
            if (column.IndexId == index.IndexId && IsKey(column) && rows.ColumnName(column.ColumnId) is { } name)
                columns.Add(SqlText.Display(name) + (column.IsDescending ? " DESC" : string.Empty));
        }

        return columns;
    }

    private static List<string> IncludedColumns(IndexRow index, in RelationRows rows)
    {
        var columns = new List<string>();
        foreach (ref readonly var column in rows.IndexColumns)
        {
            if (column.IndexId == index.IndexId && column.IsIncluded && rows.ColumnName(column.ColumnId) is { } name)
                columns.Add(SqlText.Display(name));
        }

        return columns;
    }

    // XML and spatial indexes number no key; a partitioning column that is not part of the key was added by the server.
    private static bool IsKey(in IndexColumnRow column) =>
        column.KeyOrdinal > 0 || (!column.IsIncluded && column.PartitionOrdinal == 0);
}
