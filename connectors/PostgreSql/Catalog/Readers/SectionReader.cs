using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

/// <summary>Reads a catalog whose rows begin with the oid of the relation that they belong to.</summary>
internal abstract class SectionReader<T>(string query, Func<RelationPage, PageSection<T>> section) : CatalogReader(query)
{
    private PageSection<T> _section = null!;

    public override void Begin(RelationPage page)
    {
        _section = section(page);
        _section.Reset(page.Relations.Count);
        page.Rewind();
    }

    public override void Read(Row row, RelationPage page)
    {
        var position = page.PositionOf(row.Oid(0));
        _section.Add(position) = Read(row, page, position);
    }

    public override void End(RelationPage page) => _section.Complete();

    protected abstract T Read(Row row, RelationPage page, int position);
}
