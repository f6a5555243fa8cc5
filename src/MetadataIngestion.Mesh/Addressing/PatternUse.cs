using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Mesh.Parts;
using MetadataIngestion.Mesh.Policies;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>Finds patterns that name a source and mean nothing in it: what they meant was dropped or renamed, or never written like that.</summary>
internal sealed class PatternUse : IPartInspector
{
    private readonly string _source;
    private readonly bool _knowsAll;
    private readonly AssetClaim[] _claims;
    private readonly List<AssetClaim> _unused;

    public PatternUse(MeshCatalog catalog, PolicyCatalog policies, string source)
    {
        (_source, _knowsAll) = (source, catalog.IsComplete && policies.IsComplete);
        _claims = [.. catalog.Claims.Concat(policies.Claims).Where(claim => claim.Pattern.NamesSource(source))];
        _unused = [.. _claims];
    }

    /// <summary>Whether no pattern names the source.</summary>
    public bool IsIdle => _unused.Count == 0;

    public void Inspect(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        if (_unused.Count == 0)
            return;

        var address = AssetAddress.Of(_source, asset.Path);
        _unused.RemoveAll(claim => claim.Pattern.IsMatch(address));
    }

    /// <summary>Who did not see everything cannot say that something is not there.</summary>
    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new Inspection([], []) { IsComplete = _knowsAll, Findings = run.IsWhole ? [.. _unused.Select(claim => IdlePattern.Of(claim, $"the source {_source} has nothing like that", "Correct the pattern, or delete it.")).DistinctBy(finding => finding.Subject)] : [] };
    }

    public ReadOnlyMemory<byte> Save(InspectedRun part) =>
        PartJson.Save([.. _claims.Index().Where(claim => !_unused.Contains(claim.Item)).Select(claim => claim.Index)], PartJson.Default.IReadOnlyListInt32);

    public void Merge(ReadOnlyMemory<byte> saved)
    {
        foreach (var used in PartJson.Read(saved, PartJson.Default.IReadOnlyListInt32))
            _unused.Remove(_claims[used]);
    }
}
