using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>An identity column.</summary>
internal readonly record struct IdentityColumn(int ObjectId, int ColumnId, string? Seed, string? Increment) : IObjectRow
{
    public static IdentityColumn Read(Row row) => new(row.Int32(0), row.Int32(1), row.OptionalText(2), row.OptionalText(3));
}
