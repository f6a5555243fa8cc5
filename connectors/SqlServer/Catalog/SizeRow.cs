using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>The pages that a table and its indexes take.</summary>
internal readonly record struct SizeRow(int ObjectId, long Pages) : IObjectRow
{
    private const int PageSize = 8192;

    public long Bytes => Pages * PageSize;

    public static SizeRow Read(Row row) => new(row.Int32(0), row.Int64(1));
}
