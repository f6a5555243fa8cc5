using MetadataIngestion.Connectors.PostgreSql.Sessions;
using MetadataIngestion.Connectors.PostgreSql.Types;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

/// <summary>Reads columns: by far the most rows of a crawl, hence by COPY.</summary>
internal sealed class ColumnCopyReader(PostgresSession session, TypeCatalog types)
{
    private readonly NamePool _names = new(session.Decoder);

    public async Task ReadAsync(RelationPage page, CancellationToken cancellationToken)
    {
        page.Columns.Reset(page.Relations.Count);
        page.Rewind();
        await using var copy = await BinaryCopy.StartAsync(session, session.Server.Queries["columns"], page.Oids, cancellationToken);
        while (await copy.ReadAsync(cancellationToken))
            Add(copy.Row, page);
        page.Columns.Complete();
    }

    private void Add(CopyRow row, RelationPage page)
    {
        var position = page.PositionOf(row.Oid());
        ref var column = ref page.Columns.Add(position);
        column.Number = row.Int16();
        column.Name = _names.Get(row.Utf8());
        column.TypeOid = row.Oid();
        column.Modifier = row.Int32();
        column.NotNull = row.Boolean();
        column.HasDefault = row.Boolean();
        column.Identity = row.Char();
        column.Generated = row.Char();
        column.Collation = row.Oid();
        column.Grants = row.OptionalTexts(session.Decoder);
        column.ForeignOptions = row.OptionalTexts(session.Decoder);
        column.Type = types.Find(column.TypeOid, column.Modifier);
        if (column.HasDefault)
            page.NeededTexts[position] |= TextKinds.Defaults;
        if (column.Collation is not (0 or CollationNames.Default))
            page.Collations.Add(column.Collation);
    }
}
