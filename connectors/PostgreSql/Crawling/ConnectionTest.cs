using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Tries what a crawl needs, database by database, and says what is missing.</summary>
internal sealed class ConnectionTest(PostgreSqlOptions options, CrawlContext context)
{
    private readonly ConnectionSettings _settings = new(options);
    private readonly CrawlFilter _filter = new(context.Filter);
    private readonly AssetPath _root = AssetPath.Root(PostgreSqlConnectorPlugin.Platform, context.Instance);
    private readonly List<ConnectionStep> _steps = [];

    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        var selection = new DatabaseSelection(options.Databases, _settings.NamedDatabase);
        await using var sessions = new DatabaseSessions(_settings);
        try
        {
            var (server, cluster) = await sessions.EnterAsync(selection.EntryPoints(), cancellationToken);
            _steps.Add(new ConnectionStep(
                "connection", ConnectionStepStatus.Passed, $"PostgreSQL {server.Version} at {_settings.Server}, as role {server.Role}"));
            await TryDatabasesAsync(selection.Choose(cluster.Databases, _root, _filter, server.Role), sessions, cancellationToken);
            AddCapabilities(server);
        }
        catch (SourceException exception)
        {
            _steps.Add(new ConnectionStep("connection", ConnectionStepStatus.Failed, exception.Message, exception.Remedy));
        }

        return new ConnectionReport(_steps);
    }

    private async Task TryDatabasesAsync(List<DatabaseChoice> choices, DatabaseSessions sessions, CancellationToken cancellationToken)
    {
        var reachable = 0;
        foreach (var choice in choices)
        {
            var step = await TryDatabaseAsync(choice, sessions, cancellationToken);
            if (step is { Status: ConnectionStepStatus.Passed })
                reachable++;
            if (step is not null)
                _steps.Add(step);
        }

        if (reachable == 0)
            _steps.Add(new ConnectionStep(
                "databases", ConnectionStepStatus.Failed, "There is no database to crawl.", "See the option Databases and the source's filters."));
    }

    private async Task<ConnectionStep?> TryDatabaseAsync(DatabaseChoice choice, DatabaseSessions sessions, CancellationToken cancellationToken)
    {
        var name = $"database {choice.Path.LastPart}";
        if (choice.Verdict is AssetFiltered)
            return null;
        if (choice.Verdict is ScopeIncomplete incomplete)
            return new ConnectionStep(name, ConnectionStepStatus.Limited, incomplete.Message, incomplete.Remedy);
        var (session, failure) = await sessions.TryOpenAsync(choice.Path.LastPart, cancellationToken);
        if (session is null)
            return new ConnectionStep(name, ConnectionStepStatus.Limited, failure!.Message, failure.Remedy);
        await using (session)
            return await TryCatalogAsync(session, name, cancellationToken);
    }

    private async Task<ConnectionStep> TryCatalogAsync(PostgresSession session, string name, CancellationToken cancellationToken)
    {
        try
        {
            var catalog = await new DatabaseCatalogReader(session).ReadAsync(cancellationToken);
            return new ConnectionStep(
                name, ConnectionStepStatus.Passed, $"{catalog.Schemas.Count} schemas, {catalog.Relations.Count} tables and views, partitions included");
        }
        catch (Exception exception) when (FailureTranslator.Handles(exception))
        {
            var failure = new FailureTranslator(_settings).OfReading(exception, session.Database);
            return new ConnectionStep(name, ConnectionStepStatus.Limited, failure.Message, failure.Remedy);
        }
    }

    private void AddCapabilities(ServerInfo server)
    {
        foreach (var outcome in Capabilities.Outcomes(options, server))
        {
            var status = outcome.Status == CapabilityStatus.Ran ? ConnectionStepStatus.Passed : ConnectionStepStatus.Limited;
            var remedy = outcome.Status == CapabilityStatus.Denied ? Capabilities.MissingIdentifier(server.Role) : null;
            _steps.Add(new ConnectionStep(outcome.Capability, status, DetailOf(outcome), remedy));
        }
    }

    private static string DetailOf(CapabilityReported outcome) => outcome.Status switch
    {
        CapabilityStatus.Ran => "will run",
        CapabilityStatus.Denied => "renamed objects will be reported as dropped and new ones",
        _ => outcome.Detail ?? "will not run",
    };
}
