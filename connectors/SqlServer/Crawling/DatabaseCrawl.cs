using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Crawls one database on one connection.</summary>
internal sealed class DatabaseCrawl(
    SqlServerSession session, ServerSessions sessions, SqlServerOptions options, CapabilityLedger ledger, CrawlFilter filter, ServerNames names)
{
    /// <summary>Yields the database, everything inside it and its completion.</summary>
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(AssetPath path, Database database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var permissions = await PermissionReader.ReadAsync(session, cancellationToken);
        var user = permissions.User ?? session.Server.Login;
        var features = new FeatureReader(session, ledger, user);
        var catalog = await new DatabaseCatalogReader(session, features, options).ReadAsync(permissions, cancellationToken);
        await new NameIndexer(sessions, names).IndexAsync(path.LastPart, catalog, cancellationToken);
        var context = new DatabaseContext(path, database, catalog, session.Server.DatabaseCollation ?? database.Collation, options, names);
        var selection = new SchemaSelection(context, filter);
        var definitions = new DefinitionCheck();
        await using var references = new BoundReferenceReader(session, sessions, context, ledger);
        foreach (var asset in ContainersOf(context, selection))
            yield return Found(asset, features);
        await foreach (var item in new RelationCrawl(session, features, references, context, definitions).CrawlAsync(selection, cancellationToken))
            yield return Mark(item, features);
        await foreach (var item in new SynonymCrawl(features, context).CrawlAsync(selection, cancellationToken))
            yield return Mark(item, features);
        if (options.IncludeRoutines)
        {
            await foreach (var item in new RoutineCrawl(features, references, context, definitions).CrawlAsync(selection, cancellationToken))
                yield return Mark(item, features);
        }

        foreach (var item in new DatabaseConclusion(context, ledger, user).Conclude(selection.Chosen, definitions))
            yield return item;
    }

    /// <summary>What a failed statement left out is unknown, not gone.</summary>
    private static CrawlItem Mark(CrawlItem item, FeatureReader features) => item is AssetFound { Asset: var asset } ? Found(asset, features) : item;

    private static AssetFound Found(Asset asset, FeatureReader features) =>
        new(features.Unknown == AssetFacets.None ? asset : asset with { Unknown = asset.Unknown | features.Unknown });

    private static IEnumerable<Asset> ContainersOf(DatabaseContext context, SchemaSelection selection) =>
        selection.Chosen.Select(entry => ContainerBuilder.OfSchema(entry, context)).Prepend(ContainerBuilder.OfDatabase(context));
}
