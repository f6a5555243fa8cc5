using MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;
using MetadataIngestion.Connectors.PostgreSql.Sessions;
using MetadataIngestion.Connectors.PostgreSql.Types;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>
/// Fills pages: the columns by COPY, all other catalogs in one round trip of prepared statements. The catalogs' own indexes begin with the relation's oid,
/// so reading them by page costs no more than reading them whole, needs no sort and keeps memory bounded.
/// </summary>
internal sealed class RelationPageReader : IAsyncDisposable
{
    private readonly PostgresSession _session;
    private readonly TypeCatalog _types;
    private readonly CollationNames _collations;
    private readonly ReferencedColumns _referenced;
    private readonly CatalogReader[] _readers;
    private readonly ColumnCopyReader _columns;
    private readonly NpgsqlBatch _batch;

    public RelationPageReader(PostgresSession session)
    {
        _session = session;
        _types = new TypeCatalog(session);
        _collations = new CollationNames(session);
        _referenced = new ReferencedColumns(session);
        _columns = new ColumnCopyReader(session, _types);
        _readers =
        [
            new DetailReader(),
            new CommentReader(),
            new ConstraintReader(),
            new IndexReader(),
            new TriggerReader(),
            new PolicyReader(),
            new RuleReader(),
            new ForeignTableReader(),
            new ViewQueryReader(),
            new ViewDependencyReader(),
            new ViewSourceColumnReader(),
        ];
        _batch = session.CreateBatch();
        foreach (var reader in _readers)
            _batch.BatchCommands.Add(new NpgsqlBatchCommand(session.Server.Queries[reader.Query]) { Parameters = { PostgresSession.Oids([]) } });
    }

    public Task PrepareAsync(CancellationToken cancellationToken) => _batch.PrepareAsync(cancellationToken);

    /// <summary>Fills a page with what the catalogs say of the relations that were put into it.</summary>
    public async Task ReadAsync(RelationPage page, CancellationToken cancellationToken)
    {
        page.Start();
        for (var i = 0; i < _readers.Length; i++)
            _batch.BatchCommands[i].Parameters[0].Value = _readers[i].OidsOf(page);
        await ReadCatalogsAsync(page, cancellationToken);
        await _columns.ReadAsync(page, cancellationToken);
        if (_types.HasMissing)
            await ResolveTypesAsync(page, cancellationToken);
        await _referenced.ResolveAsync(page, cancellationToken);
        if (page.Collations.Count > 0)
            await _collations.ResolveAsync(page, cancellationToken);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private async Task ReadCatalogsAsync(RelationPage page, CancellationToken cancellationToken)
    {
        await using var results = await _batch.ExecuteReaderAsync(cancellationToken);
        var row = new Row(results, _session.Decoder);
        foreach (var reader in _readers)
        {
            reader.Begin(page);
            while (await results.ReadAsync(cancellationToken))
                reader.Read(row, page);
            reader.End(page);
            await results.NextResultAsync(cancellationToken);
        }
    }

    private async Task ResolveTypesAsync(RelationPage page, CancellationToken cancellationToken)
    {
        await _types.LoadMissingAsync(cancellationToken);
        foreach (ref var column in page.Columns.All)
            column.Type ??= _types.Find(column.TypeOid, column.Modifier);
    }
}
