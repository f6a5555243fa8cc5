using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>The source text of a view or routine; null where it is encrypted or the login may not see it.</summary>
internal sealed record ModuleRow(int ObjectId, string? Definition, bool IsEncrypted, bool IsSchemaBound, bool IsNative) : IObjectRow
{
    public static ModuleRow Read(Row row) => new(row.Int32(0), row.OptionalText(1), row.Flag(2), row.Flag(3), row.Flag(4));
}
