namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>A row that belongs to an object.</summary>
internal interface IObjectRow
{
    int ObjectId { get; }
}
