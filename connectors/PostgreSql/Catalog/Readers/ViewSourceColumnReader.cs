using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

/// <summary>Reads the columns of the relations that the page's views read.</summary>
internal sealed class ViewSourceColumnReader() : CatalogReader("view-source-columns")
{
    public override uint[] OidsOf(RelationPage page) => page.Views;

    public override void Begin(RelationPage page)
    {
    }

    public override void Read(Row row, RelationPage page)
    {
        var (relation, column) = (row.Oid(0), row.Int16(1));
        page.OtherColumns[new ColumnKey(relation, column)] = row.Text(2);
        if (!page.SourceColumns.TryGetValue(relation, out var columns))
            page.SourceColumns[relation] = columns = [];
        columns.Add(column);
    }
}
