using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds what is known about the partitions and rows of a table.</summary>
internal static class PartitioningBuilder
{
    public static Partitioning? Build(in RelationRows rows, PartitionScheme? scheme)
    {
        if (scheme is null)
            return null;
        var keys = new List<string>();
        foreach (ref readonly var column in rows.IndexColumns)
        {
            if (column is { IndexId: <= 1, PartitionOrdinal: > 0 } && rows.ColumnName(column.ColumnId) is { } name)
                keys.Add(name);
        }

        return new Partitioning(scheme.BoundaryOnRight ? "RANGE RIGHT" : "RANGE LEFT", keys) { Count = CountOf(rows) };
    }

    /// <summary>The scheme by which the rows themselves are laid out.</summary>
    public static PartitionScheme? SchemeOf(in RelationRows rows, DatabaseContext context)
    {
        foreach (var index in rows.Indexes)
        {
            if (index.HoldsRows && index.DataSpaceId is { } space && context.Catalog.PartitionSchemes.TryGetValue(space, out var scheme))
                return scheme;
        }

        return null;
    }

    /// <summary>Rows of the heap or the clustered index; tables in memory have neither, but every index has all their rows.</summary>
    public static DatasetStatistics? StatisticsOf(in RelationRows rows)
    {
        long? count = null;
        foreach (ref readonly var partition in rows.Partitions)
        {
            if (partition.IndexId <= 1)
            {
                count = partition.Rows;
                break;
            }

            count = Math.Max(count ?? 0, partition.Rows ?? 0);
        }

        long? size = rows.Size.ObjectId == rows.Relation.ObjectId ? rows.Size.Bytes : null;
        return count is null && size is null ? null : new DatasetStatistics { RowCount = count, SizeInBytes = size };
    }

    private static long? CountOf(in RelationRows rows)
    {
        foreach (ref readonly var partition in rows.Partitions)
        {
            if (partition.IndexId <= 1)
                return partition.Partitions;
        }

        return null;
    }
}
