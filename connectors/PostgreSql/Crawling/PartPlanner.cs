using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Divides the databases of a server by how many objects they hold. A database that cannot be looked into is left to the crawl, which says why.</summary>
internal sealed class PartPlanner(PostgreSqlOptions options, CrawlContext context)
{
    private readonly ConnectionSettings _settings = new(options);
    private readonly CrawlFilter _filter = new(context.Filter);
    private readonly AssetPath _root = AssetPath.Root(PostgreSqlConnectorPlugin.Platform, context.Instance);

    public async Task<IReadOnlyList<SourcePart>> PlanAsync(int atMost, CancellationToken cancellationToken)
    {
        var selection = new DatabaseSelection(options.Databases, _settings.NamedDatabase);
        await using var sessions = new DatabaseSessions(_settings);
        var (server, cluster) = await sessions.EnterAsync(selection.EntryPoints(), cancellationToken);
        var databases = new List<(AssetPath Database, IReadOnlyList<(AssetPath Scope, long Size)> Schemas)>();
        foreach (var choice in selection.Choose(cluster.Databases, _root, _filter, server.Role).Where(choice => choice.Verdict is null))
        {
            if (await TryMeasureAsync(choice, sessions, cancellationToken) is { } schemas)
                databases.Add((choice.Path, schemas));
        }

        return DatabaseParts.Divide(databases, atMost);
    }

    private async Task<IReadOnlyList<(AssetPath Scope, long Size)>?> TryMeasureAsync(DatabaseChoice choice, DatabaseSessions sessions, CancellationToken cancellationToken)
    {
        var (session, _) = await sessions.TryOpenAsync(choice.Database!.Name, cancellationToken);
        if (session is null)
            return null;
        await using (session)
        {
            try
            {
                var schemas = await session.QueryAsync("schema-sizes", row => (Scope: choice.Path.Child(row.Text(0)), Size: row.Int64(1)), cancellationToken);
                return [.. schemas.Where(schema => _filter.RuleAgainstContents(schema.Scope) is null)];
            }
            catch (Exception exception) when (FailureTranslator.Handles(exception))
            {
                return null;
            }
        }
    }
}
