using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Crawls the databases of a server, one after the other; one that fails does not keep the others from being crawled.</summary>
internal sealed class ServerCrawl
{
    private readonly SqlServerOptions _options;
    private readonly ConnectionSettings _settings;
    private readonly FailureTranslator _failures;
    private readonly CapabilityLedger _ledger;
    private readonly CrawlFilter _filter;
    private readonly TimeProvider _clock;
    private readonly AssetPath _root;

    /// <exception cref="SourceConfigurationException">The connection string cannot be read.</exception>
    public ServerCrawl(SqlServerOptions options, CrawlContext context)
    {
        _options = options;
        _settings = new ConnectionSettings(options);
        _failures = new FailureTranslator(_settings);
        _ledger = new CapabilityLedger(options);
        _filter = new CrawlFilter(context.Filter);
        _clock = context.TimeProvider;
        _root = AssetPath.Root(SqlServerConnectorPlugin.Platform, context.Instance);
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
        await using var sessions = new ServerSessions(_settings, _clock);
        var (server, databases) = await sessions.EnterAsync(selection.EntryPoints(), cancellationToken);
        var choices = selection.Choose(databases, server, _root, _filter);
        var names = new ServerNames(databases.Where(database => database.IsOnline).Select(database => database.Name), server.DatabaseNames);
        var isOnlyOne = choices.Count(choice => choice.Verdict is not ScopeIncomplete && selection.IsNamed(choice, server)) == 1;
        foreach (var choice in choices)
        {
            await foreach (var item in CrawlAsync(choice, sessions, names, isOnlyOne, cancellationToken))
                yield return item;
        }

        await foreach (var item in CrawlJobsAsync(sessions, cancellationToken))
            yield return item;
        foreach (var capability in _ledger.Outcomes())
            yield return capability;
        if (server.ListsDatabases && choices.TrueForAll(choice => choice.Database is not null))
            yield return new ScopeCompleted(_root);
    }

    private async IAsyncEnumerable<CrawlItem> CrawlAsync(
        DatabaseChoice choice, ServerSessions sessions, ServerNames names, bool isOnlyOne, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (choice.Verdict is ScopeIncomplete incomplete)
            yield return Unreadable(incomplete);
        if (choice.Verdict is not null)
        {
            yield return choice.Verdict;
            yield break;
        }

        var (session, failure) = await sessions.TryOpenAsync(choice.Path.LastPart, cancellationToken);
        if (session is not null)
        {
            await using (session)
            {
                var crawl = new DatabaseCrawl(session, sessions, _options, _ledger, _filter, names)
                    .CrawlAsync(choice.Path, choice.Database ?? Unlisted(session.Server), cancellationToken);
                await using var items = crawl.GetAsyncEnumerator(cancellationToken);
                while (failure is null)
                {
                    (var item, failure) = await NextAsync(items, choice.Path.LastPart);
                    if (item is null)
                        break;
                    yield return item;
                }
            }
        }

        if (failure is null)
            yield break;
        if (isOnlyOne || failure.Kind == FailureKind.Unreachable)
            throw failure.ToException();
        var reported = failure.ToIncomplete(choice.Path);
        if (session is null)
            yield return Unreadable(reported);
        yield return reported;
    }

    private async IAsyncEnumerable<CrawlItem> CrawlJobsAsync(ServerSessions sessions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_options.IncludeAgentJobs)
            yield break;
        var agent = _root.Child(AgentJobCrawl.Name);
        if (_filter.RuleAgainstContents(agent) is { } rule)
        {
            yield return new AssetFiltered(agent, rule);
            yield break;
        }

        var jobs = new AgentJobCrawl(sessions, _ledger, _failures, agent, _options);
        await foreach (var item in jobs.CrawlAsync(cancellationToken))
            yield return item;
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

    // Its descriptions are inside it, so it stays as it was.
    private static AssetUnreadable Unreadable(ScopeIncomplete incomplete) =>
        new(incomplete.Scope, AssetKinds.Containers, incomplete.Message, incomplete.Remedy);

    private static Database Unlisted(ServerInfo server) =>
        new() { Id = 0, Name = server.Database, StateText = "ONLINE", Collation = server.DatabaseCollation };
}
