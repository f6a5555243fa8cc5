namespace MetadataIngestion.Core.Verdicts;

/// <summary>Whom it concerns what happens to an asset.</summary>
/// <param name="Domains">The URNs of the domains that the asset itself is in.</param>
/// <param name="Owners">The URNs of its owners.</param>
internal sealed record Audience(IReadOnlyList<string> Domains, IReadOnlyList<string> Owners)
{
    /// <summary>What holds the domains: a parameter of an event, or a header of a proposal.</summary>
    public const string DomainsName = "domains";

    /// <summary>What holds the domains around those.</summary>
    public const string OuterDomainsName = "outerDomains";

    /// <summary>What holds the owners.</summary>
    public const string OwnersName = "owners";

    /// <summary>Whom it concerns what happens to any of several assets.</summary>
    public static Audience OfAll(IEnumerable<Audience> audiences)
    {
        var all = audiences.ToList();
        return new Audience([.. all.SelectMany(audience => audience.Domains).Distinct()], [.. all.SelectMany(audience => audience.Owners).Distinct()])
        {
            OuterDomains = [.. all.SelectMany(audience => audience.OuterDomains).Distinct()],
        };
    }

    /// <summary>The URNs of the domains around those that the asset itself is in.</summary>
    public IReadOnlyList<string> OuterDomains { get; init; } = [];

    /// <summary>The lists as they stand in parameters and headers, where only plain values may: texts that hold JSON. Empty ones are left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToTexts()
    {
        if (Domains.Count > 0)
            yield return KeyValuePair.Create(DomainsName, ListText.Of(Domains));
        if (OuterDomains.Count > 0)
            yield return KeyValuePair.Create(OuterDomainsName, ListText.Of(OuterDomains));
        if (Owners.Count > 0)
            yield return KeyValuePair.Create(OwnersName, ListText.Of(Owners));
    }
}
