using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class ConstraintReader() : SectionReader<ConstraintRow>("constraints", page => page.Constraints)
{
    protected override ConstraintRow Read(Row row, RelationPage page, int position)
    {
        var constraint = new ConstraintRow(row.Oid(1), row.Text(2), row.Char(3), row.Int16s(10))
        {
            Parent = row.Oid(4),
            Index = row.Oid(5),
            IsDeferrable = row.Boolean(6),
            IsDeferred = row.Boolean(7),
            IsValidated = row.Boolean(8),
            IsEnforced = row.Boolean(9),
            Target = row.Oid(11),
            TargetColumns = row.Int16s(12),
            OnUpdate = row.Char(13),
            OnDelete = row.Char(14),
            Match = row.Char(15),
            OnDeleteColumns = row.Int16s(16),
        };
        if (constraint.Type == ConstraintRow.Check)
            page.NeededTexts[position] |= TextKinds.Checks;
        if (constraint.Type == ConstraintRow.Exclusion)
            page.NeededTexts[position] |= TextKinds.Exclusions;
        return constraint;
    }
}
