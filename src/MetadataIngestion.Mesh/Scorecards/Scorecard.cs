namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>How the mesh stands, by domain and by data product.</summary>
/// <param name="At">When it was looked at.</param>
/// <param name="Weeks">The weeks of the history, the oldest first; the last one is under way.</param>
/// <param name="Total">All datasets, each once.</param>
/// <param name="Domains">The domains, outer before inner ones, each with all that is in it; at the end what is in none.</param>
/// <param name="Products">The data products; at the end what is in none.</param>
internal sealed record Scorecard(
    DateTimeOffset At, IReadOnlyList<ScorecardWeek> Weeks, ScorecardRow Total, IReadOnlyList<ScorecardRow> Domains, IReadOnlyList<ScorecardRow> Products)
{
    /// <summary>From when on the log tells all that happened; <see langword="null"/> for a log without entries.</summary>
    public DateTimeOffset? KnownFrom { get; init; }

    /// <summary>The part that is about one domain, all that is in it, and their products; <see langword="null"/> when there is no such domain.</summary>
    /// <param name="domain">Its URN.</param>
    public Scorecard? Within(string domain)
    {
        if (Domains.FirstOrDefault(row => row.Urn == domain) is not { } total)
            return null;

        var inner = Domains.SkipWhile(row => row != total).Skip(1).TakeWhile(row => row.Depth > total.Depth).ToList();
        var urns = inner.Select(row => row.Urn).Append(domain).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Total = total with { Depth = 0 },
            Domains = [.. inner.Select(row => row with { Depth = row.Depth - total.Depth })],
            Products = [.. Products.Where(product => product.Urn is not null && urns.Contains(product.Domain))],
        };
    }
}
