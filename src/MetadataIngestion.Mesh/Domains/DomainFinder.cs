namespace MetadataIngestion.Mesh.Domains;

/// <summary>Finds the domain that an asset of a source belongs to: that of the pattern that names most of its address, then the inner one.</summary>
internal sealed class DomainFinder
{
    private readonly DomainTree _domains;

    public DomainFinder(DomainTree domains, string source)
    {
        _domains = domains;
        Candidates =
        [
            .. domains.Domains
                .SelectMany(domain => domain.Claims.Select(claim => new DomainMatch(domain, claim)))
                .Where(match => match.Claim.Pattern.CanMatchIn(source))
                .OrderByDescending(match => match.Claim.Pattern.Specificity)
                .ThenByDescending(match => domains.DepthOf(match.Domain))
                .ThenBy(match => match.Domain.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What may apply to the source, the strongest first.</summary>
    public IReadOnlyList<DomainMatch> Candidates { get; }

    /// <summary>The domain of an asset; <see langword="null"/> for none.</summary>
    /// <param name="address">The asset's address.</param>
    /// <param name="rival">The strongest claim of a domain that is neither around nor inside that one; <see langword="null"/> for none.</param>
    public DomainMatch? Find(ReadOnlySpan<string> address, out DomainMatch? rival)
    {
        rival = null;
        DomainMatch? found = null;
        foreach (var candidate in Candidates)
        {
            if (!candidate.Claim.Pattern.IsMatch(address))
                continue;

            if (found is null)
            {
                found = candidate;
            }
            else if (!_domains.AreRelated(found.Domain, candidate.Domain))
            {
                rival = candidate;
                break;
            }
        }

        return found;
    }
}
