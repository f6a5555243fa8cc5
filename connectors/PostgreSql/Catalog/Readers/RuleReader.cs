using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class RuleReader() : SectionReader<RuleRow>("rules", page => page.Rules)
{
    protected override RuleRow Read(Row row, RelationPage page, int position) =>
        new(row.Oid(1), row.Text(2), row.Char(3), row.Boolean(4), row.Char(5));
}
