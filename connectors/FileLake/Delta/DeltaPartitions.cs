using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>The partitions of a table under the names of its columns, which may have others in the log.</summary>
internal static class DeltaPartitions
{
    /// <returns>The partitions; <see langword="null"/> when the table is not partitioned, or they are more than are kept.</returns>
    public static PartitionKeys? Of(DeltaFiles files, DeltaMetadata metadata, IReadOnlyList<Column> columns)
    {
        if (metadata.PartitionColumns.Count == 0)
            return null;

        var names = columns.DistinctBy(column => column.Name).ToDictionary(column => column.Name, DeltaSchema.PhysicalName, StringComparer.Ordinal);
        return files.PartitionsBy(values => [.. metadata.PartitionColumns.Select(key => new PartitionValue(key, ValueOf(values, names.GetValueOrDefault(key, key))))]);
    }

    private static string? ValueOf(IReadOnlyList<PartitionValue> values, string name) =>
        values.FirstOrDefault(value => value.Key == name).Value;
}
