using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Assets;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Sessions;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Crawls one database: its catalogs in one snapshot on one connection, the texts that only the server can write on a second.</summary>
internal sealed class DatabaseCrawl(
    PostgresSession session, ConnectionSettings settings, PostgreSqlOptions options, Database database, AssetPath path, CrawlFilter filter)
{
    private readonly UnreadableAssets _unreadable = new(settings);
    private readonly NameWarnings _names = new(session.Decoder);

    /// <summary>Yields everything inside the database, which itself has been yielded, and its completion.</summary>
    public async IAsyncEnumerable<CrawlItem> CrawlAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var snapshot = await session.BeginSnapshotAsync(cancellationToken);
        var catalog = await new DatabaseCatalogReader(session).ReadAsync(cancellationToken);
        var context = new DatabaseContext(path, database, catalog, session.Server, options);
        var selection = new SchemaSelection(context, filter);
        foreach (var item in DescribeSchemas(selection, context))
            yield return item;
        await using var fetcher = new TextFetcher(token => PostgresSession.OpenForTextsAsync(settings, session.Database, session.Server, token));
        var texts = new PageTexts(fetcher, options);
        await foreach (var item in CrawlRelationsAsync(context, selection, texts, cancellationToken))
            yield return item;
        if (options.IncludeRoutines)
        {
            await foreach (var item in CrawlRoutinesAsync(context, selection, texts, cancellationToken))
                yield return item;
        }

        await snapshot.CommitAsync(cancellationToken);
        foreach (var item in Conclude(selection))
            yield return item;
    }

    private IEnumerable<CrawlItem> DescribeSchemas(SchemaSelection selection, DatabaseContext context)
    {
        foreach (var entry in selection.Chosen)
        {
            var schema = ContainerBuilder.Build(entry, context);
            yield return new AssetFound(schema);
            if (_names.Of(schema) is { } warning)
                yield return warning;
        }
    }

    private async IAsyncEnumerable<CrawlItem> CrawlRelationsAsync(
        DatabaseContext context, SchemaSelection selection, PageTexts texts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var relations = selection.ChooseRelations();
        foreach (var filtered in selection.Filtered)
            yield return filtered;
        var builder = new DatasetBuilder(context);
        var partitions = new PartitionTexts(context.Catalog.PartitionedTables);
        var pages = ReadAhead.By1(token => new RelationPager(session).ReadAsync(relations, token), cancellationToken);
        await foreach (var page in pages)
        {
            var written = await texts.FetchAsync(page, partitions, cancellationToken);
            for (var i = 0; i < page.Relations.Count; i++)
            {
                yield return BuildDataset(builder, context, page, i, written, out var warning);
                if (warning is not null)
                    yield return warning;
            }
        }
    }

    private CrawlItem BuildDataset(
        DatasetBuilder builder, DatabaseContext context, RelationPage page, int position, TextSet texts, out CrawlWarning? warning)
    {
        var relation = page.Relations[position];
        var built = texts.ProblemOf(relation.Oid) is null ? builder.Build(page, position, texts) : default;
        warning = null;
        // Building may find that a text which the catalogs promised is gone.
        if (texts.ProblemOf(relation.Oid) is { } problem)
            return _unreadable.Report(context.PathOf(relation), AssetKinds.Datasets, relation.Schema, problem);
        warning = built.Warning ?? _names.Of(built.Dataset);
        return new AssetFound(built.Dataset);
    }

    private async IAsyncEnumerable<CrawlItem> CrawlRoutinesAsync(
        DatabaseContext context, SchemaSelection selection, PageTexts texts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var builder = new RoutineBuilder(context);
        var reader = new RoutinePageReader(session, options.IncludeRoutineDefinitions);
        await foreach (var page in ReadAhead.By1(token => reader.ReadAsync(selection.Oids, token), cancellationToken))
        {
            var written = await texts.FetchAsync(page, cancellationToken);
            foreach (var routine in page.Routines)
            {
                if (!selection.IncludesRoutine(routine.Oid))
                    continue;
                yield return BuildRoutine(builder, routine, page, written, out var warning);
                if (warning is not null)
                    yield return warning;
            }
        }
    }

    private CrawlItem BuildRoutine(RoutineBuilder builder, RoutineRow row, RoutinePage page, TextSet texts, out CrawlWarning? warning)
    {
        var problem = row.Arguments is null ? new TextProblem(TextTrouble.Changed, null) : texts.ProblemOf(row.Oid);
        (var routine, warning) = problem is null ? builder.Build(row, page, texts) : default;
        problem ??= texts.ProblemOf(row.Oid);
        if (problem is null)
            return new AssetFound(routine!);
        warning = null;
        return _unreadable.Report(builder.PathOf(row), AssetKinds.Routines, row.Schema, problem.Value);
    }

    // Routines that are not asked for count as listed: the capability's status says why there are none.
    private IEnumerable<CrawlItem> Conclude(SchemaSelection selection)
    {
        foreach (var entry in selection.Chosen)
            yield return _unreadable.Conclude(entry);
        yield return new ScopeCompleted(path);
    }
}
