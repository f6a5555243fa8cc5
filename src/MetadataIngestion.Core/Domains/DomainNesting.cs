namespace MetadataIngestion.Core.Domains;

/// <summary>
/// The one rule by which domains lie in each other: what is in a domain is also in those around it. One whose parent nobody describes, or that would be around
/// itself, is at the top.
/// </summary>
/// <param name="namedParent">What a domain says is around it; <see langword="null"/> for nothing, and for a domain that is nowhere described.</param>
/// <param name="isKnown">Whether there is such a domain.</param>
internal sealed class DomainNesting(Func<string, string?> namedParent, Func<string, bool> isKnown)
{
    /// <summary>The domain around one; <see langword="null"/> at the top.</summary>
    public string? ParentOf(string urn) => namedParent(urn) is { } parent && isKnown(parent) && !LeadsTo(parent, urn) ? parent : null;

    /// <summary>Domains and all that are around them, each once.</summary>
    public HashSet<string> WithAround(IEnumerable<string> urns)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var urn in urns)
        {
            for (var around = urn; around is not null && all.Add(around);)
                around = ParentOf(around);
        }

        return all;
    }

    private bool LeadsTo(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = from; at is not null && seen.Add(at); at = namedParent(at))
        {
            if (at == to)
                return true;
        }

        return false;
    }
}
