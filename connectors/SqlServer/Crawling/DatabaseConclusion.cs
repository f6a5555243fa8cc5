using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Assets;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Says how much of a database was seen.</summary>
internal sealed class DatabaseConclusion(DatabaseContext context, CapabilityLedger ledger, string user)
{
    private string Database => context.Path.LastPart;

    private string Grant => Grants.For(Capabilities.Definitions, Database, user);

    public IEnumerable<CrawlItem> Conclude(IReadOnlyList<SchemaEntry> schemas, DefinitionCheck definitions)
    {
        if (definitions.Hidden > 0)
            ledger.Note(Capabilities.Definitions, CapabilityStatus.Denied, $"Database {Database}: {definitions.Hidden} definitions are hidden from {user}.", Grant);
        foreach (var path in schemas.Select(entry => entry.Path).Append(context.Path))
            yield return IsWholeInSight ? new ScopeCompleted(path) : Partial(path);
    }

    // Without the right, objects on which the login has no permission are hidden; one that is not seen need not be gone.
    private bool IsWholeInSight => context.Catalog.Permissions.ViewDefinition != false;

    private ScopeIncomplete Partial(AssetPath path) => new(
        path,
        IncompleteReason.AccessDenied,
        $"{path} was read as far as {user} may see it: without VIEW DEFINITION the server hides objects, so nothing is taken for removed.",
        Grant);
}
