using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class TriggerReader() : SectionReader<TriggerRow>("triggers", page => page.Triggers)
{
    protected override TriggerRow Read(Row row, RelationPage page, int position)
    {
        var trigger = new TriggerRow(
            row.Oid(1), row.Text(2), row.Int16(3), row.Char(4), row.Text(5), row.Text(6), row.Int16s(7), row.Boolean(8));
        if (trigger.HasCondition)
            page.NeededTexts[position] |= TextKinds.Triggers;
        return trigger;
    }
}
