using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds estimates of rows and size from what VACUUM and ANALYZE left in the catalog.</summary>
internal static class StatisticsBuilder
{
    public static DatasetStatistics? OfTable(DetailRow detail, int blockSize) =>
        Estimates.AreKnown(detail.Rows, detail.Pages) ? Of(detail.Rows, detail.Pages * blockSize) : null;

    /// <summary>A foreign table has rows after ANALYZE, but no size here.</summary>
    public static DatasetStatistics? OfForeignTable(DetailRow detail) =>
        Estimates.AreKnown(detail.Rows, detail.Pages) ? Of(detail.Rows, null) : null;

    public static DatasetStatistics? OfPartitions(PartitionSummary partitions, int blockSize) =>
        partitions.Rows is { } rows ? Of(rows, partitions.Pages * blockSize) : null;

    private static DatasetStatistics Of(double rows, long? size) => new() { RowCount = (long)Math.Round(rows), SizeInBytes = size };
}
