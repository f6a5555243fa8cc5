using MetadataIngestion.Core.Domains;

namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>The domains that are described or that assets name, and how they lie in each other.</summary>
internal sealed class DomainNest
{
    private readonly Dictionary<string, (string? Name, string? Parent)> _domains;
    private readonly DomainNesting _nesting;

    /// <param name="described">URN, name and parent of each domain that is described.</param>
    /// <param name="named">The URNs that assets name.</param>
    public DomainNest(IEnumerable<IReadOnlyList<object?>> described, IEnumerable<string> named)
    {
        _domains = described.ToDictionary(row => (string)row[0]!, row => ((string?)row[1], (string?)row[2]), StringComparer.Ordinal);
        _nesting = new DomainNesting(urn => _domains.GetValueOrDefault(urn).Parent, _domains.ContainsKey);
        foreach (var urn in named)
            _domains.TryAdd(urn, (null, null));
    }

    /// <summary>The domains, each before those in it.</summary>
    public IEnumerable<(string Urn, int Depth)> All =>
        Inside(_domains.Keys.OrderBy(NameOf, StringComparer.OrdinalIgnoreCase).ThenBy(urn => urn, StringComparer.Ordinal).ToLookup(ParentOf), null, 0);

    public string NameOf(string urn) => _domains.GetValueOrDefault(urn).Name ?? DomainUrn.IdOf(urn);

    /// <summary>The domain around one; <see langword="null"/> at the top.</summary>
    public string? ParentOf(string urn) => _nesting.ParentOf(urn);

    /// <summary>Domains and all that are around them, each once. One that nobody spoke of before is known from now on.</summary>
    public HashSet<string> WithAround(IEnumerable<string> urns)
    {
        string[] asked = [.. urns];
        foreach (var urn in asked)
            _domains.TryAdd(urn, (null, null));
        return _nesting.WithAround(asked);
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
