using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Ownership;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Products;
using MetadataIngestion.Mesh.Proposing;

namespace MetadataIngestion.Mesh;

/// <summary>
/// The built-in source of what belongs to no crawled one: domains and data products. It has no assets, only entities that follow from the files and from
/// what the store knows of the other sources; they go through the same change detection and removal as everything else.
/// </summary>
/// <param name="catalog">The domains, data products and owners.</param>
/// <param name="policies">The policies.</param>
/// <param name="others">What the files of contracts and policies have to say of themselves.</param>
/// <param name="sources">The names of the sources there are.</param>
public sealed class MeshSource(MeshCatalog catalog, PolicyCatalog policies, FileFindings others, IReadOnlyCollection<string> sources) : IMetadataSource, IAssetInspector
{
    /// <summary>The name under which its runs and entities are kept.</summary>
    public const string Name = "mesh";

    private static readonly TimeSpan s_stale = TimeSpan.FromDays(1);
    private static readonly AssetPath s_root = AssetPath.Root(Name);

    private readonly ProductInventory _inventory = new(catalog.ProductList);
    private readonly LoosePatterns _patterns = new(catalog.Claims.Concat(policies.Claims), sources);

    /// <summary>Whether there is nothing that could become an entity, and nothing to look after.</summary>
    public bool IsIdle => !catalog.HasEntities && catalog.Findings.Count + others.Findings.Count == 0 && _patterns.IsIdle;

    /// <summary>Finds the datasets of products, and what patterns mean, in a source that was crawled.</summary>
    /// <param name="source">The source's name in the configuration.</param>
    /// <param name="session">A look at its state.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task ReadAsync(string source, IRunSession session, CancellationToken cancellationToken)
    {
        await _inventory.ReadAsync(source, session, cancellationToken);
        await _patterns.ReadAsync(source, session, cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (catalog.IsComplete)
            yield return new ScopeCompleted(s_root, AssetKinds.All);
        else
            yield return new ScopeIncomplete(s_root, IncompleteReason.Error, "A file of the mesh cannot be used, and nobody knows what it said; nothing is removed.", "Run validate to see which.");
    }

    /// <inheritdoc />
    public void Inspect(Asset asset)
    {
        // There are none.
    }

    /// <inheritdoc />
    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var entities = new MeshEntities(s_root);
        return new Inspection(
            [
                .. catalog.DomainTree.Domains.Select(domain => entities.Of(domain, catalog.DomainTree.OwnersOf(domain))),
                .. catalog.ProductList.Select(product => entities.Of(product, _inventory.MembersOf(product))),
            ],
            [])
        {
            Findings = [.. OfFiles(), .. catalog.ProductList.SelectMany(OfMembers), .. OwnersWhoLeft(DateOnly.FromDateTime(run.StartedAt.UtcDateTime)), .. StaleDirectory(run.StartedAt), .. _patterns.Findings],
            IsComplete = catalog.IsComplete && others.IsComplete,
        };
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<Finding> OfFiles() =>
        catalog.Findings.Concat(others.Findings).Where(finding => finding.Level > FindingLevel.Note).Select(finding => finding.ToFinding()).DistinctBy(finding => (finding.Code, finding.Subject));

    private IEnumerable<Finding> OwnersWhoLeft(DateOnly today) => catalog.DomainTree.Domains.SelectMany(domain => domain.Owners)
        .Concat(catalog.ProductList.SelectMany(product => product.Owners))
        .DistinctBy(owner => (owner.Owner, owner.Place.File))
        .Where(owner => catalog.People.StandingOf(owner.Owner, today) == OwnerStanding.Left)
        .Select(owner => new Finding(OwnershipCodes.Left, FindingWords.Of(FindingLevel.Warning), $"{owner.Place.File} {owner.Owner}", $"{owner.Place.File} names the owner {owner.Owner}, {OwnerFindings.Describe(owner.Owner, OwnerStanding.Left)!.Value.Text}.")
        {
            Remedy = "Name a new owner.",
            Place = owner.Place.ToString(),
            Owner = $"urn:li:{owner.Owner}",
        });

    private IEnumerable<Finding> StaleDirectory(DateTimeOffset now)
    {
        if (catalog.People.ReadAt is { } readAt && now - readAt > s_stale)
        {
            yield return new Finding(OwnershipCodes.Stale, FindingWords.Of(FindingLevel.Warning), "directory", FormattableString.Invariant($"The LDAP directory was last read to its end at {readAt.UtcDateTime:yyyy-MM-dd HH:mm}Z; who left since then is not known."))
            {
                Remedy = "Look at the log of the service, or crawl by hand, to see why it cannot be read.",
            };
        }
    }

    private IEnumerable<Finding> OfMembers(DataProduct product)
    {
        var members = _inventory.MembersOf(product);
        if (members.Listed.Count == 0)
            yield return Of(product, ProductCodes.Empty, $"No source has a dataset that belongs to the product {product.Id}.", "Crawl the sources, or correct the patterns: they begin with the source's name, as in /shop/sales/public/**.");
        if (members.IsCut)
            yield return Of(product, ProductCodes.TooMany, FormattableString.Invariant($"More than {ProductMembers.MaxListed} datasets belong to the product {product.Id}; only the first {ProductMembers.MaxListed} are listed."), "Narrow its patterns, or divide the product.");
    }

    private static Finding Of(DataProduct product, string code, string message, string remedy) =>
        new(code, FindingWords.Of(FindingLevel.Warning), product.Id, message) { Remedy = remedy, Place = product.Place.ToString(), Count = 1, Entities = [MeshEntities.UrnOf(product)] };
}
