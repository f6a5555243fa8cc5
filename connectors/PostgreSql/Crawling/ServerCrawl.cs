using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Assets;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Crawls the databases of a server, one after the other; one that fails does not keep the others from being crawled.</summary>
internal sealed class ServerCrawl
{
    private readonly PostgreSqlOptions _options;
    private readonly ConnectionSettings _settings;
    private readonly FailureTranslator _failures;
    private readonly CrawlFilter _filter;
    private readonly AssetPath _root;

    /// <exception cref="SourceConfigurationException">The connection string cannot be read.</exception>
    public ServerCrawl(PostgreSqlOptions options, CrawlContext context)
    {
        _options = options;
        _settings = new ConnectionSettings(options);
        _failures = new FailureTranslator(_settings);
        _filter = new CrawlFilter(context.Filter);
        _root = AssetPath.Root(PostgreSqlConnectorPlugin.Platform, context.Instance);
    }

    public async IAsyncEnumerable<CrawlItem> CrawlAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in CrawlServerAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private async IAsyncEnumerable<CrawlItem> CrawlServerAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = new DatabaseSelection(_options.Databases, _settings.NamedDatabase);
        await using var sessions = new DatabaseSessions(_settings);
        var (server, cluster) = await sessions.EnterAsync(selection.EntryPoints(), cancellationToken);
        var choices = selection.Choose(cluster.Databases, _root, _filter, server.Role);
        foreach (var choice in choices)
        {
            await foreach (var item in CrawlAsync(choice, cluster, server, sessions, cancellationToken))
                yield return item;
        }

        foreach (var capability in Capabilities.Outcomes(_options, server))
            yield return capability;
        if (choices.TrueForAll(choice => choice.Database is not null))
            yield return new ScopeCompleted(_root);
    }

    private async IAsyncEnumerable<CrawlItem> CrawlAsync(
        DatabaseChoice choice,
        ClusterCatalog cluster,
        ServerInfo server,
        DatabaseSessions sessions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (choice.Verdict is not AssetFiltered && choice.Database is { } database)
        {
            var container = ContainerBuilder.Build(choice.Path, database, new Identities(server.SystemIdentifier, database.Oid), cluster.Roles);
            yield return new AssetFound(container);
            if (new NameWarnings(cluster.Decoder).Of(container) is { } warning)
                yield return warning;
        }

        if (choice.Verdict is not null)
        {
            yield return choice.Verdict;
            yield break;
        }

        await foreach (var item in CrawlContentsAsync(choice, sessions, cancellationToken))
            yield return item;
    }

    private async IAsyncEnumerable<CrawlItem> CrawlContentsAsync(
        DatabaseChoice choice, DatabaseSessions sessions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = choice.Database!.Name;
        var (session, failure) = await sessions.TryOpenAsync(name, cancellationToken);
        if (session is not null)
        {
            await using (session)
            {
                var crawl = new DatabaseCrawl(session, _settings, _options, choice.Database, choice.Path, _filter);
                await using var items = crawl.CrawlAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
                while (failure is null)
                {
                    (var item, failure) = await NextAsync(items, name);
                    if (item is null)
                        break;
                    yield return item;
                }
            }
        }

        if (failure is { Kind: FailureKind.Unreachable })
            throw failure.ToException();
        if (failure is not null)
            yield return failure.ToIncomplete(choice.Path);
    }

    private async Task<(CrawlItem? Item, Failure? Failure)> NextAsync(IAsyncEnumerator<CrawlItem> items, string database)
    {
        try
        {
            return (await items.MoveNextAsync() ? items.Current : null, null);
        }
        catch (Exception exception) when (FailureTranslator.Handles(exception))
        {
            return (null, _failures.OfReading(exception, database));
        }
    }
}
