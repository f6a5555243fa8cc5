using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>Finds patterns that name a source and mean nothing in it: what they meant was dropped or renamed, or never written like that.</summary>
internal sealed class PatternUse(MeshCatalog catalog, string source) : IAssetInspector
{
    private readonly List<AssetClaim> _unused = [.. ClaimsOf(catalog).Where(claim => claim.Pattern.NamesSource(source))];

    /// <summary>Whether no pattern names the source.</summary>
    public bool IsIdle => _unused.Count == 0;

    public void Inspect(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        if (_unused.Count == 0)
            return;

        var address = AssetAddress.Of(source, asset.Path);
        _unused.RemoveAll(claim => claim.Pattern.IsMatch(address));
    }

    /// <summary>Who did not see everything cannot say that something is not there.</summary>
    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new Inspection([], []) { IsComplete = catalog.IsComplete, Findings = run.IsWhole ? [.. _unused.Select(Idle).DistinctBy(finding => finding.Subject)] : [] };
    }

    private static IEnumerable<AssetClaim> ClaimsOf(MeshCatalog catalog) =>
    [
        .. catalog.OwnersFiles.SelectMany(file => file.Sections).SelectMany(section => section).Select(rule => rule.Claim),
        .. catalog.DomainTree.Domains.SelectMany(domain => domain.Claims),
        .. catalog.Classification.Rules.SelectMany(rule => rule.Assets),
    ];

    private Finding Idle(AssetClaim claim) => new(
        FileCodes.Idle, FindingWords.Of(FindingLevel.Warning), $"{claim.Place.File} {claim.Pattern}", $"{claim.Place.File} says something about {claim.Pattern}, and the source {source} has nothing like that.")
    {
        Remedy = "Correct the pattern, or delete it.",
        Place = claim.Place.ToString(),
    };
}
