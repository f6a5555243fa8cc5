using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Tries what a crawl needs, database by database, and says what is missing.</summary>
internal sealed class ConnectionTest(SqlServerOptions options, CrawlContext context)
{
    private readonly ConnectionSettings _settings = new(options);
    private readonly CrawlFilter _filter = new(context.Filter);
    private readonly CapabilityLedger _ledger = new(options);
    private readonly AssetPath _root = AssetPath.Root(SqlServerConnectorPlugin.Platform, context.Instance);
    private readonly List<ConnectionStep> _steps = [];

    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        var selection = new DatabaseSelection(options.Databases, _settings.NamedDatabase);
        await using var sessions = new ServerSessions(_settings, context.TimeProvider);
        try
        {
            var (server, databases) = await sessions.EnterAsync(selection.EntryPoints(), cancellationToken);
            _steps.Add(new ConnectionStep(
                "connection", ConnectionStepStatus.Passed, $"{server.Edition} {server.Version} at {_settings.Server}, as login {server.Login}"));
            await TryDatabasesAsync(selection.Choose(databases, server, _root, _filter), sessions, cancellationToken);
            await TryAgentAsync(sessions, cancellationToken);
            _steps.AddRange(_ledger.Outcomes().Select(StepOf));
        }
        catch (SourceException exception)
        {
            _steps.Add(new ConnectionStep("connection", ConnectionStepStatus.Failed, exception.Message, exception.Remedy));
        }

        return new ConnectionReport(_steps);
    }

    private async Task TryDatabasesAsync(List<DatabaseChoice> choices, ServerSessions sessions, CancellationToken cancellationToken)
    {
        var isAnyReachable = false;
        foreach (var choice in choices.Where(choice => choice.Verdict is not AssetFiltered))
            isAnyReachable |= await TryDatabaseAsync(choice, sessions, cancellationToken);
        if (!isAnyReachable)
            _steps.Add(new ConnectionStep(
                "databases", ConnectionStepStatus.Failed, "There is no database to crawl.", "See the option Databases and the source's filters."));
    }

    /// <summary>Adds a step for a database; false when it cannot be crawled.</summary>
    private async Task<bool> TryDatabaseAsync(DatabaseChoice choice, ServerSessions sessions, CancellationToken cancellationToken)
    {
        var name = $"database {choice.Path.LastPart}";
        if (choice.Verdict is ScopeIncomplete incomplete)
            return Refuse(name, incomplete.Message, incomplete.Remedy);
        var (session, failure) = await sessions.TryOpenAsync(choice.Path.LastPart, cancellationToken);
        if (session is null)
            return Refuse(name, failure!.Message, failure.Remedy);
        await using (session)
        {
            try
            {
                _steps.Add(await TryCatalogAsync(session, name, cancellationToken));
                return true;
            }
            catch (Exception exception) when (FailureTranslator.Handles(exception))
            {
                var read = new FailureTranslator(_settings).OfReading(exception, session.Server.Database);
                return Refuse(name, read.Message, read.Remedy);
            }
        }
    }

    private bool Refuse(string name, string detail, string? remedy)
    {
        _steps.Add(new ConnectionStep(name, ConnectionStepStatus.Limited, detail, remedy));
        return false;
    }

    private async Task<ConnectionStep> TryCatalogAsync(SqlServerSession session, string name, CancellationToken cancellationToken)
    {
        var permissions = await PermissionReader.ReadAsync(session, cancellationToken);
        var user = permissions.User ?? session.Server.Login;
        await ProbeAsync(new FeatureReader(session, _ledger, user), cancellationToken);
        var objects = await session.QueryAsync("objects", DatabaseObject.Read, cancellationToken);
        var found = $"{objects.Count(item => item.IsRelation)} tables and views, {objects.Count(item => item.IsRoutine)} routines";
        if (permissions.ViewDefinition != false)
            return new ConnectionStep(name, ConnectionStepStatus.Passed, found);
        return new ConnectionStep(
            name,
            ConnectionStepStatus.Limited,
            $"{found} in sight of {user}; without VIEW DEFINITION the server hides others, and definitions",
            Grants.For(Capabilities.Definitions, session.Server.Database, user));
    }

    /// <summary>Asks the catalog views that a login may lack a right for, about no object in particular.</summary>
    private async Task ProbeAsync(FeatureReader features, CancellationToken cancellationToken)
    {
        await features.ReadAsync(Capabilities.Lineage, "dependencies", DependencyRow.Read, cancellationToken);
        await features.ReadAsync(Capabilities.Classification, "classifications", IdRange.None, ClassificationRow.Read, cancellationToken);
        await features.ReadAsync(Capabilities.Statistics, "partitions", IdRange.None, PartitionRow.Read, cancellationToken);
        await features.ReadAsync(Capabilities.Definitions, "modules", IdRange.None, ModuleRow.Read, cancellationToken);
        if (options.IncludeUsage)
            await new UsageReader(features).ReadAsync(cancellationToken);
        if (options.IncludeSizes)
            await features.ReadAsync(Capabilities.Sizes, "sizes", IdRange.None, SizeRow.Read, cancellationToken);
    }

    private async Task TryAgentAsync(ServerSessions sessions, CancellationToken cancellationToken)
    {
        if (!options.IncludeAgentJobs)
            return;
        var jobs = new AgentJobCrawl(sessions, _ledger, new FailureTranslator(_settings), _root.Child(AgentJobCrawl.Name), options);
        await foreach (var _ in jobs.CrawlAsync(cancellationToken))
        {
            // Only what becomes of the capability matters here.
        }
    }

    private ConnectionStep StepOf(CapabilityReported outcome) => outcome.Status == CapabilityStatus.Ran
        ? new ConnectionStep(outcome.Capability, ConnectionStepStatus.Passed, "will run")
        : new ConnectionStep(outcome.Capability, ConnectionStepStatus.Limited, outcome.Detail ?? "will not run", _ledger.GrantFor(outcome.Capability));
}
