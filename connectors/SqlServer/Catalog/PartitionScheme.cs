using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>How the rows of tables are laid out in partitions.</summary>
internal sealed record PartitionScheme(int DataSpaceId, string Name, string Function, bool BoundaryOnRight)
{
    public static PartitionScheme Read(Row row) => new(row.Int32(0), row.Text(1), row.Text(2), row.Flag(3));
}
