namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>The domains that are described or that assets name, and how they lie in each other.</summary>
internal sealed class DomainNest
{
    private const string Prefix = "urn:li:domain:";

    private readonly Dictionary<string, (string? Name, string? Parent)> _domains;

    /// <param name="described">URN, name and parent of each domain that is described.</param>
    /// <param name="named">The URNs that assets name.</param>
    public DomainNest(IEnumerable<IReadOnlyList<object?>> described, IEnumerable<string> named)
    {
        _domains = described.ToDictionary(row => (string)row[0]!, row => ((string?)row[1], (string?)row[2]), StringComparer.Ordinal);
        foreach (var urn in named)
            _domains.TryAdd(urn, (null, null));
    }

    /// <summary>The domains, each before those in it.</summary>
    public IEnumerable<(string Urn, int Depth)> All =>
        Inside(_domains.Keys.OrderBy(NameOf, StringComparer.OrdinalIgnoreCase).ThenBy(urn => urn, StringComparer.Ordinal).ToLookup(ParentOf), null, 0);

    public string NameOf(string urn) => _domains.GetValueOrDefault(urn).Name ?? (urn.StartsWith(Prefix, StringComparison.Ordinal) ? urn[Prefix.Length..] : urn);

    /// <summary>The domain around one; <see langword="null"/> at the top, where a domain is that is around itself too.</summary>
    public string? ParentOf(string urn)
    {
        var parent = _domains.GetValueOrDefault(urn).Parent;
        return parent is not null && _domains.ContainsKey(parent) && !LeadsTo(parent, urn) ? parent : null;
    }

    /// <summary>Domains and all that are around them, each once. One that nobody spoke of before is known from now on.</summary>
    public HashSet<string> WithAround(IEnumerable<string> urns)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var urn in urns)
        {
            _domains.TryAdd(urn, (null, null));
            for (var around = urn; around is not null && all.Add(around);)
                around = ParentOf(around);
        }

        return all;
    }

    private bool LeadsTo(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = from; at is not null && seen.Add(at); at = _domains.GetValueOrDefault(at).Parent)
        {
            if (at == to)
                return true;
        }

        return false;
    }

    private static IEnumerable<(string Urn, int Depth)> Inside(ILookup<string?, string> domains, string? parent, int depth)
    {
        foreach (var urn in domains[parent])
        {
            yield return (urn, depth);
            foreach (var inner in Inside(domains, urn, depth + 1))
                yield return inner;
        }
    }
}
