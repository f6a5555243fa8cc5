using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Assets;
using MetadataIngestion.Connectors.PostgreSql.Sessions;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Puts into words what became of objects whose texts are not to be had, and keeps count of the schemas that they lie in.</summary>
internal sealed class UnreadableAssets(ConnectionSettings settings)
{
    private readonly Dictionary<uint, (string First, int Count)> _schemas = [];

    public AssetUnreadable Report(AssetPath path, AssetKinds kind, uint schema, TextProblem problem)
    {
        // What was changed meanwhile is simply seen by the next crawl; what is locked or slow may stay so.
        if (problem.Trouble != TextTrouble.Changed)
            _schemas[schema] = _schemas.TryGetValue(schema, out var known) ? (known.First, known.Count + 1) : (path.LastPart, 1);
        return problem.Trouble switch
        {
            TextTrouble.Locked => new AssetUnreadable(
                path,
                kind,
                $"{path} could not be read: another session keeps it, or a table that it reads, locked for more than {settings.LockTimeout} ms.",
                "Crawl again when the lock is released, or raise the option LockTimeout."),
            TextTrouble.TooSlow => new AssetUnreadable(
                path,
                kind,
                $"{path} could not be read: the server took more than {settings.TextTimeout} ms to write its definition.",
                "Crawl at a quieter time, or raise the option StatementTimeout if it is below 10 seconds."),
            _ => new AssetUnreadable(
                path,
                kind,
                $"{path} could not be read, because it was changed or dropped meanwhile{(problem.Message is null ? "" : $": {problem.Message}")}.",
                "The next crawl reads it; if not, it is damaged: try to select from it, and create it anew."),
        };
    }

    /// <summary>Whether a schema was listed to its end; if not, why.</summary>
    public CrawlItem Conclude(SchemaEntry entry)
    {
        if (!_schemas.TryGetValue(entry.Schema.Oid, out var unreadable))
            return new ScopeCompleted(entry.Path);
        var others = unreadable.Count > 1 ? $" and {unreadable.Count - 1} more" : string.Empty;
        return new ScopeIncomplete(
            entry.Path,
            IncompleteReason.Timeout,
            $"Schema {entry.Path} could not be read whole: {unreadable.First}{others} could not be read in time.",
            "Crawl again when the locks are released, or raise the option LockTimeout.");
    }
}
