using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Parts;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>Finds datasets without owners, owners who left or whom nobody knows, and files that disagree.</summary>
internal sealed class OwnerFindings(string source, MeshCatalog catalog) : IPartInspector
{
    /// <summary>Keeps memory bounded for a source with endless principals.</summary>
    private const int MaxOwners = 4096;

    /// <summary>Beyond this nobody looks at orphans one by one, nor at containers of them.</summary>
    private const int MaxOrphans = 256;

    private readonly PeopleDirectory _directory = catalog.People;
    private readonly Dictionary<OwnerReference, AssetTally> _owners = [];
    private readonly Dictionary<(string Rule, string Rival), AssetTally> _conflicts = [];
    private readonly List<AssetPath> _orphans = [];
    private readonly Dictionary<AssetPath, AssetTally> _containers = [];
    private readonly AssetTally _allOrphans = new();

    public void NoteConflict(OwnersRule rule, OwnersRule rival, AssetPath asset) => Count(_conflicts, (rule.ToString(), rival.ToString()), asset);

    public void Inspect(Asset asset)
    {
        if (asset is not Dataset)
            return;

        if (asset.Owners.Count == 0 && (asset.Unknown & AssetFacets.Owners) == AssetFacets.None)
            AddOrphan(asset.Path);
        foreach (var owner in _directory.Exists ? asset.Owners : [])
            Count(_owners, OwnerReference.TryParseUrn(owner.Principal) ?? new OwnerReference(owner.Principal, owner.Kind), asset.Path);
    }

    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var ofAssets = _allOrphans.Count <= MaxOrphans ? _orphans.Select(path => Orphan(path, run)) : [];
        return new Inspection([], []) { IsComplete = catalog.IsComplete, Findings = run.IsPartial ? [.. ofAssets] : [.. ofAssets, .. OfSource(run)] };
    }

    public ReadOnlyMemory<byte> Save(InspectedRun part) => PartJson.Save(
        new SavedOwners(
            _allOrphans.Save(),
            [.. _orphans.Select(SavedPath.Of)],
            [.. _containers.Values.Select(orphans => orphans.Save())],
            [.. _owners.Select(pair => pair.Value.Save(pair.Key.Name, pair.Key.Kind.ToString()))],
            [.. _conflicts.Select(pair => pair.Value.Save(pair.Key.Rule, pair.Key.Rival))]),
        PartJson.Default.SavedOwners);

    public void Merge(ReadOnlyMemory<byte> saved)
    {
        var found = PartJson.Read(saved, PartJson.Default.SavedOwners);
        _allOrphans.Merge(found.AllOrphans);
        _orphans.AddRange(found.Orphans.Take(MaxOrphans - _orphans.Count).Select(path => path.ToPath()));
        foreach (var container in found.Containers)
            Find(_containers, ContainerOf(container.First[0].ToPath()))?.Merge(container);
        foreach (var owner in found.Owners)
            Find(_owners, new OwnerReference(owner.Key[0], Enum.Parse<PrincipalKind>(owner.Key[1])))?.Merge(owner);
        foreach (var conflict in found.Conflicts)
            Find(_conflicts, (conflict.Key[0], conflict.Key[1]))?.Merge(conflict);
    }

    /// <summary>What is not right with an owner; <see langword="null"/> when nothing is.</summary>
    public static (string Code, string Text, string Remedy)? Describe(OwnerReference owner, OwnerStanding standing) => standing switch
    {
        OwnerStanding.Left when owner.Kind == PrincipalKind.Group => (OwnershipCodes.Left, "whose members all left", "Find a new owner, or add people to the group."),
        OwnerStanding.Left => (OwnershipCodes.Left, "who left", "Find a new owner."),
        OwnerStanding.Unknown => (OwnershipCodes.Unknown, "whom the directory does not know", "Correct the name, add it to directory.yaml, or write an owner rule for the principal."),
        _ => null,
    };

    private void AddOrphan(AssetPath dataset)
    {
        _allOrphans.Add(dataset);
        Count(_containers, ContainerOf(dataset), dataset);
        if (_orphans.Count < MaxOrphans)
            _orphans.Add(dataset);
    }

    /// <summary>A run that saw only a part of the source cannot tell these.</summary>
    private IEnumerable<Finding> OfSource(InspectedRun run)
    {
        foreach (var finding in ManyOrphans(run).Concat(Standing(run)).Concat(Conflicts(run)))
            yield return finding;
    }

    /// <summary>Who owns a container looks at what is in it, so the orphans are told container by container while those can be looked at.</summary>
    private IEnumerable<Finding> ManyOrphans(InspectedRun run)
    {
        if (_allOrphans.Count <= MaxOrphans)
            return [];

        return _containers.Count > MaxOrphans
            ? [Orphans(OwnershipCodes.Orphaned, _allOrphans, run)]
            : _containers.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair => Orphans($"in {AssetAddress.Text(AssetAddress.Of(source, pair.Key))}", pair.Value, run));
    }

    private Finding Orphans(string subject, AssetTally orphans, InspectedRun run) => orphans.Complete(Orphan(subject, $"{orphans.Describe(source)} no owner."), run);

    private static AssetPath ContainerOf(AssetPath dataset) => dataset.Parent ?? dataset;

    private Finding Orphan(AssetPath path, InspectedRun run)
    {
        var address = AssetAddress.Text(AssetAddress.Of(source, path));
        return Orphan(address, $"{address} has no owner.") with { Asset = path, Count = 1, Entities = [Urn.Dataset(path, run.Environment)] };
    }

    private static Finding Orphan(string subject, string message) =>
        new(OwnershipCodes.Orphaned, FindingWords.Of(FindingLevel.Warning), subject, message) { Remedy = "Name one in an OWNERS file, or give the domain owners." };

    private IEnumerable<Finding> Standing(InspectedRun run)
    {
        var today = DateOnly.FromDateTime(run.StartedAt.UtcDateTime);
        foreach (var (owner, tally) in _owners.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal))
        {
            if (Describe(owner, _directory.StandingOf(owner, today)) is var (code, text, remedy))
            {
                var finding = new Finding(code, FindingWords.Of(FindingLevel.Warning), owner.ToString(), $"{tally.Describe(source)} the owner {owner}, {text}.");
                yield return tally.Complete(finding with { Remedy = remedy, Owner = $"urn:li:{owner}" }, run);
            }
        }
    }

    private IEnumerable<Finding> Conflicts(InspectedRun run) => _conflicts.Select(pair => pair.Value.Complete(
        new Finding(
            OwnershipCodes.Conflict,
            FindingWords.Of(FindingLevel.Warning),
            $"{pair.Key.Rule} {pair.Key.Rival}",
            $"{pair.Value.Describe(source)} owners by {pair.Key.Rule} and others by {pair.Key.Rival}. The first counts.")
        {
            Remedy = "Agree whose assets these are, and remove one of the lines.",
        },
        run));

    private static void Count<T>(Dictionary<T, AssetTally> tallies, T key, AssetPath dataset)
        where T : notnull => Find(tallies, key)?.Add(dataset);

    /// <summary>The tally of a key; <see langword="null"/> when there are too many already.</summary>
    private static AssetTally? Find<T>(Dictionary<T, AssetTally> tallies, T key)
        where T : notnull
    {
        if (!tallies.TryGetValue(key, out var tally) && tallies.Count < MaxOwners)
            tallies.Add(key, tally = new AssetTally());
        return tally;
    }
}
