using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class IndexReader() : SectionReader<IndexRow>("indexes", page => page.Indexes)
{
    protected override IndexRow Read(Row row, RelationPage page, int position)
    {
        var index = new IndexRow(row.Oid(1), row.Text(2), row.Oid(3))
        {
            Tablespace = row.Oid(4),
            IsUnique = row.Boolean(5),
            IsValid = row.Boolean(6),
            NullsNotDistinct = row.Boolean(7),
            KeyCount = row.Int16(8),
            Columns = row.Int16s(9),
            Options = row.Int16s(10),
            OperatorClasses = row.Oids(11),
            Collations = row.Oids(12),
            HasExpressions = row.Boolean(13),
            IsPartial = row.Boolean(14),
            StorageOptions = row.OptionalTexts(15),
        };
        if (index.HasExpressions || index.IsPartial)
            page.NeededTexts[position] |= TextKinds.IndexExpressions;
        foreach (var collation in index.Collations)
        {
            if (collation is not (0 or CollationNames.Default))
                page.Collations.Add(collation);
        }

        return index;
    }
}
