using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class ForeignTableReader() : SectionReader<ForeignTableRow>("foreign-tables", page => page.ForeignTables)
{
    public override uint[] OidsOf(RelationPage page) => page.ForeignTableOids;

    protected override ForeignTableRow Read(Row row, RelationPage page, int position) =>
        new(row.Text(1), row.Text(2), row.OptionalTexts(3), row.OptionalTexts(4));
}
