using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Crawls one database on one connection.</summary>
internal sealed class DatabaseCrawl(SqlServerSession session, SqlServerOptions options, CapabilityLedger ledger, CrawlFilter filter, ServerNames names)
{
    private readonly DefinitionCheck _definitions = new();

    /// <summary>Yields the database, everything inside it and its completion.</summary>
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(
        AssetPath path, Database database, NameIndexer indexer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var permissions = await PermissionReader.ReadAsync(session, cancellationToken);
        var user = permissions.User ?? session.Server.Login;
        var features = new FeatureReader(session, ledger, user);
        var catalog = await new DatabaseCatalogReader(session, features).ReadAsync(permissions, cancellationToken);
        await indexer.IndexAsync(path.LastPart, catalog, cancellationToken);
        var context = new DatabaseContext(path, database, catalog, session.Server.DatabaseCollation ?? database.Collation, options, names);
        var selection = new SchemaSelection(context, filter);
        var references = new BoundReferenceReader(session, context, ledger);
        yield return new AssetFound(ContainerBuilder.OfDatabase(context));
        foreach (var entry in selection.Chosen)
            yield return new AssetFound(ContainerBuilder.OfSchema(entry, context));
        await foreach (var item in CrawlRelationsAsync(context, selection, features, references, cancellationToken))
            yield return item;
        foreach (var item in DescribeSynonyms(context, selection))
            yield return item;
        if (options.IncludeRoutines)
        {
            await foreach (var item in CrawlRoutinesAsync(context, selection, features, references, cancellationToken))
                yield return item;
        }

        foreach (var item in new DatabaseConclusion(context, ledger, user).Conclude(selection.Chosen, _definitions))
            yield return item;
    }

    private async IAsyncEnumerable<CrawlItem> CrawlRelationsAsync(
        DatabaseContext context,
        SchemaSelection selection,
        FeatureReader features,
        BoundReferenceReader references,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var relations = selection.ChooseRelations();
        foreach (var filtered in selection.Filtered)
            yield return filtered;
        var builder = new DatasetBuilder(context, _definitions);
        var reader = new RelationPageReader(session, features, options);
        foreach (var chunk in relations.Chunk(RelationPageReader.PageSize))
        {
            var page = await reader.ReadAsync(RangeOf(chunk), cancellationToken);
            foreach (var relation in chunk)
            {
                var bound = relation.IsTable ? null : await ReadBoundAsync(references, relation, cancellationToken);
                foreach (var item in Describe(relation, page, bound, builder, context))
                    yield return item;
            }
        }
    }

    private async Task<BoundReferences?> ReadBoundAsync(BoundReferenceReader references, DatabaseObject module, CancellationToken cancellationToken) =>
        options.IncludeReferencedColumns ? await references.ReadAsync(module, cancellationToken) : null;

    private static IEnumerable<CrawlItem> Describe(
        DatabaseObject relation, RelationPage page, BoundReferences? bound, DatasetBuilder builder, DatabaseContext context) =>
        page.Columns.Of(relation.ObjectId).IsEmpty ? [Vanished(context.PathOf(relation))] : ItemsOf(builder.Build(new RelationRows(relation, page), bound));

    // Nothing is without columns but what went away between two statements.
    private static AssetUnreadable Vanished(AssetPath path) =>
        new(path, AssetKinds.Datasets, $"{path} could not be read, because it was changed or dropped meanwhile.", "The next crawl reads it.");

    private static IEnumerable<CrawlItem> DescribeSynonyms(DatabaseContext context, SchemaSelection selection)
    {
        var builder = new SynonymBuilder(context);
        return selection.ChooseSynonyms().SelectMany(synonym => ItemsOf(builder.Build(synonym)));
    }

    private async IAsyncEnumerable<CrawlItem> CrawlRoutinesAsync(
        DatabaseContext context,
        SchemaSelection selection,
        FeatureReader features,
        BoundReferenceReader references,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var builder = new RoutineBuilder(context, _definitions);
        var reader = new RoutinePageReader(features, options);
        foreach (var chunk in selection.ChooseRoutines().Chunk(RoutinePageReader.PageSize))
        {
            var page = await reader.ReadAsync(RangeOf(chunk), cancellationToken);
            foreach (var routine in chunk)
            {
                var bound = await ReadBoundAsync(references, routine, cancellationToken);
                foreach (var item in ItemsOf(builder.Build(routine, page, bound)))
                    yield return item;
            }
        }

        foreach (var trigger in context.Catalog.Triggers.All.Where(trigger => trigger.IsOfDatabase))
        {
            var page = await reader.ReadAsync(new IdRange(trigger.ObjectId, trigger.ObjectId), cancellationToken);
            foreach (var item in ItemsOf(builder.Build(trigger, page.Modules.FirstOf(trigger.ObjectId))))
                yield return item;
        }
    }

    private static IEnumerable<CrawlItem> ItemsOf(Built built)
    {
        yield return new AssetFound(built.Asset);
        foreach (var warning in built.Warnings)
            yield return warning;
    }

    private static IdRange RangeOf(DatabaseObject[] objects) => new(objects[0].ObjectId, objects[^1].ObjectId);
}
