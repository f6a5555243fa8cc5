namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>The rows of a scorecard in which something counts, by their keys: URNs of domains and products, and the constants.</summary>
/// <param name="nest">The domains.</param>
/// <param name="products">The products that hold an asset.</param>
internal sealed class ScorecardPlaces(DomainNest nest, ILookup<string, string> products)
{
    public const string All = "all";
    public const string NoDomain = "no domain";
    public const string NoProduct = "no product";

    /// <summary>The products that hold any of some assets.</summary>
    public IReadOnlyList<string> ProductsOf(IEnumerable<string> assets) => [.. assets.SelectMany(asset => products[asset]).Distinct(StringComparer.Ordinal)];

    /// <summary>Where something counts that belongs to some domains and products.</summary>
    public IEnumerable<string> KeysOf(IEnumerable<string> domainUrns, IEnumerable<string> productUrns) =>
        nest.WithAround(domainUrns).DefaultIfEmpty(NoDomain).Concat(productUrns.Distinct(StringComparer.Ordinal).DefaultIfEmpty(NoProduct)).Append(All);
}
