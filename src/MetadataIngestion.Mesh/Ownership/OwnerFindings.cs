using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Parts;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>Tells of datasets without owners, of owners who left or whom nobody knows, and of files that disagree. Each is told once, with how many assets it concerns.</summary>
internal sealed class OwnerFindings(string source, PeopleDirectory directory) : IPartInspector
{
    /// <summary>Keeps memory bounded for a source with endless principals.</summary>
    private const int MaxOwners = 4096;

    private readonly Dictionary<OwnerReference, (long Count, string Example)> _owners = [];
    private readonly Dictionary<(string Rule, string Rival), (long Count, string Example)> _conflicts = [];
    private (long Count, string Example) _orphans;

    public void NoteConflict(OwnersRule rule, OwnersRule rival, string[] address) => Count(_conflicts, (rule.ToString(), rival.ToString()), address);

    public void Inspect(Asset asset)
    {
        if (asset is not Dataset)
            return;

        var address = AssetAddress.Of(source, asset.Path);
        if (asset.Owners.Count == 0 && (asset.Unknown & AssetFacets.Owners) == AssetFacets.None)
            NoteOrphans(1, AssetAddress.Text(address));
        foreach (var owner in directory.Exists ? asset.Owners : [])
            Count(_owners, OwnerReference.TryParseUrn(owner.Principal) ?? new OwnerReference(owner.Principal, owner.Kind), address);
    }

    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new Inspection([], [.. Orphans(), .. Standing(DateOnly.FromDateTime(run.StartedAt.UtcDateTime)), .. Conflicts()]);
    }

    public ReadOnlyMemory<byte> Save(InspectedRun part) => PartJson.Save(
        new SavedOwners(
            _orphans.Count == 0 ? [] : [new SavedCount([], _orphans.Count, _orphans.Example)],
            [.. _owners.Select(pair => new SavedCount([pair.Key.Name, pair.Key.Kind.ToString()], pair.Value.Count, pair.Value.Example))],
            [.. _conflicts.Select(pair => new SavedCount([pair.Key.Rule, pair.Key.Rival], pair.Value.Count, pair.Value.Example))]),
        PartJson.Default.SavedOwners);

    public void Merge(ReadOnlyMemory<byte> saved)
    {
        var found = PartJson.Read(saved, PartJson.Default.SavedOwners);
        foreach (var orphans in found.Orphans)
            NoteOrphans(orphans.Count, orphans.Example);
        foreach (var owner in found.Owners)
            Count(_owners, new OwnerReference(owner.Key[0], Enum.Parse<PrincipalKind>(owner.Key[1])), owner.Count, owner.Example);
        foreach (var conflict in found.Conflicts)
            Count(_conflicts, (conflict.Key[0], conflict.Key[1]), conflict.Count, conflict.Example);
    }

    private void NoteOrphans(long count, string example) => _orphans = (_orphans.Count + count, _orphans.Example ?? example);

    private IEnumerable<Notice> Orphans() => _orphans.Count == 0 ? [] :
    [
        new Notice(_orphans.Example, $"{OwnershipCodes.Orphaned}: {Have(_orphans.Count, "no owner")}", "Name one in an OWNERS file, or give the domain owners."),
    ];

    private IEnumerable<Notice> Standing(DateOnly today)
    {
        foreach (var (owner, (count, example)) in _owners.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal))
        {
            if (Describe(owner, directory.StandingOf(owner, today)) is var (code, text, remedy))
                yield return new Notice(example, $"{code}: {Have(count, $"the owner {owner}, {text}")}", remedy);
        }
    }

    /// <summary>What is not right with an owner; <see langword="null"/> when nothing is.</summary>
    public static (string Code, string Text, string Remedy)? Describe(OwnerReference owner, OwnerStanding standing) => standing switch
    {
        OwnerStanding.Left when owner.Kind == PrincipalKind.Group => (OwnershipCodes.Left, "whose members all left", "Find a new owner, or add people to the group."),
        OwnerStanding.Left => (OwnershipCodes.Left, "who left", "Find a new owner."),
        OwnerStanding.Unknown => (OwnershipCodes.Unknown, "whom the directory does not know", "Correct the name, add it to directory.yaml, or write an owner rule for the principal."),
        _ => null,
    };

    private IEnumerable<Notice> Conflicts() => _conflicts.Select(pair => new Notice(
        pair.Value.Example,
        $"{OwnershipCodes.Conflict}: {Have(pair.Value.Count, $"owners by {pair.Key.Rule} and others by {pair.Key.Rival}")} The first counts.",
        "Agree whose assets these are, and remove one of the lines."));

    private static string Have(long count, string what) => count == 1 ? $"It has {what}." : FormattableString.Invariant($"It and {count - 1} more have {what}.");

    private static void Count<T>(Dictionary<T, (long Count, string Example)> counts, T key, string[] address)
        where T : notnull => Count(counts, key, 1, AssetAddress.Text(address));

    private static void Count<T>(Dictionary<T, (long Count, string Example)> counts, T key, long count, string example)
        where T : notnull
    {
        if (counts.TryGetValue(key, out var known))
            counts[key] = (known.Count + count, known.Example);
        else if (counts.Count < MaxOwners)
            counts.Add(key, (count, example));
    }
}
