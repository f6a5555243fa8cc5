using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A synonym and the name it stands for, as written when it was created.</summary>
internal sealed record SynonymRow(int ObjectId, string Target) : IObjectRow
{
    public static SynonymRow Read(Row row) => new(row.Int32(0), row.Text(1));
}
