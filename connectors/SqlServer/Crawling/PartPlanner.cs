using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Divides the databases of a server by how many objects they hold. A database that cannot be looked into is left to the crawl, which says why.</summary>
internal sealed class PartPlanner(SqlServerOptions options, CrawlContext context)
{
    private readonly ConnectionSettings _settings = new(options);
    private readonly CrawlFilter _filter = new(context.Filter);
    private readonly AssetPath _root = AssetPath.Root(SqlServerConnectorPlugin.Platform, context.Instance);

    public async Task<IReadOnlyList<SourcePart>> PlanAsync(int atMost, CancellationToken cancellationToken)
    {
        var selection = new DatabaseSelection(options.Databases, _settings.NamedDatabase);
        await using var sessions = new ServerSessions(_settings, context.TimeProvider);
        var (server, listed) = await sessions.EnterAsync(selection.EntryPoints(), cancellationToken);
        var databases = new List<(AssetPath Database, IReadOnlyList<(AssetPath Scope, long Size)> Schemas)>();
        foreach (var choice in selection.Choose(listed, server, _root, _filter).Where(choice => choice is { Verdict: null, Database: not null }))
        {
            if (await TryMeasureAsync(choice.Path, sessions, cancellationToken) is { } schemas)
                databases.Add((choice.Path, schemas));
        }

        return DatabaseParts.Divide(databases, atMost);
    }

    private async Task<IReadOnlyList<(AssetPath Scope, long Size)>?> TryMeasureAsync(AssetPath database, ServerSessions sessions, CancellationToken cancellationToken)
    {
        var (session, _) = await sessions.TryOpenAsync(database.LastPart, cancellationToken);
        if (session is null)
            return null;
        await using (session)
        {
            try
            {
                var schemas = await session.QueryAsync("schemas", Schema.Read, cancellationToken);
                var sizes = (await session.QueryAsync("objects", DatabaseObject.Read, cancellationToken)).CountBy(found => found.SchemaId).ToDictionary();
                return [.. schemas.Where(schema => !schema.IsOfSystem)
                    .Select(schema => (Scope: database.Child(schema.Name), Size: (long)sizes.GetValueOrDefault(schema.Id)))
                    .Where(schema => _filter.RuleAgainstContents(schema.Scope) is null)];
            }
            catch (Exception exception) when (FailureTranslator.Handles(exception))
            {
                return null;
            }
        }
    }
}
