using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class DetailReader() : SectionReader<DetailRow>("relation-details", page => page.Details)
{
    protected override DetailRow Read(Row row, RelationPage page, int position)
    {
        if (page.Relations[position].IsView)
            page.NeededTexts[position] |= TextKinds.View;
        return new DetailRow
        {
            Owner = row.Oid(1),
            Tablespace = row.Oid(2),
            AccessMethod = row.Oid(3),
            Persistence = row.Char(4),
            Rows = row.Single(5),
            Pages = row.Int32(6) + (row.IsNull(7) ? 0L : row.Int32(7)),
            RowSecurity = row.Boolean(8),
            RowSecurityForced = row.Boolean(9),
            IsPopulated = row.Boolean(10),
            Options = row.OptionalTexts(11),
            Grants = row.OptionalTexts(12),
        };
    }
}
