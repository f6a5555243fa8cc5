using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class PolicyReader() : SectionReader<PolicyRow>("policies", page => page.Policies)
{
    protected override PolicyRow Read(Row row, RelationPage page, int position)
    {
        var policy = new PolicyRow(row.Oid(1), row.Text(2), row.Char(3), row.Boolean(4), row.Oids(5), row.Boolean(6));
        if (policy.HasExpressions)
            page.NeededTexts[position] |= TextKinds.Policies;
        return policy;
    }
}
