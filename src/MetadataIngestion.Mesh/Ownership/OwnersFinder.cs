namespace MetadataIngestion.Mesh.Ownership;

/// <summary>
/// Finds the lines of OWNERS files that hold for an asset of a source: those of its domain's own file, else of the last file that has any. Everyone's
/// file comes first, so that it is what holds when no domain says anything.
/// </summary>
internal sealed class OwnersFinder(IEnumerable<OwnersFile> files, string source)
{
    private readonly List<OwnersFile> _files = [.. files.Select(file => file.For(source)).Where(file => file.Sections.Count > 0)];

    public IEnumerable<OwnersRule> Rules => _files.SelectMany(file => file.Sections).SelectMany(section => section);

    /// <param name="address">The asset's address.</param>
    /// <param name="domains">The domains that it belongs to.</param>
    /// <param name="rival">A line of another domain's file that names others; <see langword="null"/> for none.</param>
    public IReadOnlyList<OwnersRule> Find(ReadOnlySpan<string> address, IReadOnlyList<string> domains, out OwnersRule? rival)
    {
        List<(OwnersFile File, List<OwnersRule> Rules)> found = [];
        foreach (var file in _files)
        {
            if (file.Find(address) is { Count: > 0 } rules)
                found.Add((file, rules));
        }

        rival = null;
        if (found.Count == 0)
            return [];

        var own = found.FindIndex(match => match.File.Domain is { } domain && domains.Contains(domain));
        var chosen = found[own >= 0 ? own : found.Count - 1];
        if (chosen.File.Domain is not null)
            rival = found.Where(match => match.File.Domain is { } domain && domain != chosen.File.Domain && !SameOwners(match.Rules, chosen.Rules)).Select(match => match.Rules[0]).FirstOrDefault();
        return chosen.Rules;
    }

    private static bool SameOwners(List<OwnersRule> left, List<OwnersRule> right) => OwnersOf(left).SetEquals(OwnersOf(right));

    private static HashSet<object> OwnersOf(List<OwnersRule> rules) => [.. rules.SelectMany(rule => rule.Owners).Select(owner => (object)(owner.Owner, owner.Type, owner.TypeUrn))];
}
