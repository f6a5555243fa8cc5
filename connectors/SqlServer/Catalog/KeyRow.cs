using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A primary or unique key; its columns are those of its index.</summary>
internal readonly record struct KeyRow(int ObjectId, int IndexId, string Name, bool IsPrimary, bool IsEnforced) : IObjectRow
{
    public static KeyRow Read(Row row) => new(row.Int32(0), row.Int32(1), row.Text(2), row.Code(3) == "PK", row.OptionalFlag(4) != false);
}
