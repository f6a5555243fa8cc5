using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

/// <summary>Reads one catalog for a page of relations.</summary>
/// <param name="query">The file in Queries, which takes oids and yields rows in their order.</param>
internal abstract class CatalogReader(string query)
{
    public string Query => query;

    /// <summary>The relations of the page that the catalog can have rows for.</summary>
    public virtual uint[] OidsOf(RelationPage page) => page.Oids;

    public abstract void Begin(RelationPage page);

    public abstract void Read(Row row, RelationPage page);

    public virtual void End(RelationPage page)
    {
    }
}
