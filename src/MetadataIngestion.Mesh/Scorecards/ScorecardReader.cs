using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>Makes the scorecard of what a store knows.</summary>
internal sealed class ScorecardReader(IMetadataStore store, TimeProvider timeProvider)
{
    private readonly ScorecardState _state = new(store);
    private readonly LogTimes _times = new(store);

    /// <param name="weeks">How many weeks the history has, the one under way included.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<Scorecard> ReadAsync(int weeks, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var starts = StartsOf(weeks, now);
        List<DatasetGroup> groups = [.. (await _state.AskAsync(ScorecardSql.Assets, cancellationToken).ConfigureAwait(false)).Select(DatasetGroup.Of)];
        var several = await ReadSeveralAsync(groups, cancellationToken).ConfigureAwait(false);
        var named = groups.Select(group => group.Domain).OfType<string>().Concat(several.SelectMany(domains => domains));
        var nest = new DomainNest(await _state.AskAsync(ScorecardSql.DomainNames, cancellationToken).ConfigureAwait(false), named);
        var members = (await _state.AskAsync(ScorecardSql.ProductAssets, cancellationToken).ConfigureAwait(false)).Select(row => (Product: (string)row[0]!, Asset: (string)row[1]!)).ToList();
        var history = new ScorecardHistory(store, _state, starts, nest, members.ToLookup(member => member.Asset, member => member.Product, StringComparer.Ordinal));
        await history.ReadAsync(await _times.FindAsync(starts[0], cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return new Scorecard(
            now,
            await DescribeAsync(starts, cancellationToken).ConfigureAwait(false),
            new ScorecardRow("All datasets", Sum(groups), history.Of(ScorecardHistory.All)),
            DomainsOf(groups, several, nest, history),
            await ReadProductsAsync(groups, members.ToLookup(member => member.Product, member => member.Asset, StringComparer.Ordinal), history, cancellationToken).ConfigureAwait(false));
    }

    private static DateTimeOffset[] StartsOf(int weeks, DateTimeOffset now)
    {
        var monday = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-(((int)now.UtcDateTime.DayOfWeek + 6) % 7));
        return [.. Enumerable.Range(0, weeks).Select(week => monday.AddDays(7 * (week - weeks + 1)))];
    }

    private static Score Sum(IEnumerable<DatasetGroup> groups) => groups.Aggregate(Score.Zero, (sum, group) => sum + group.Score);

    /// <summary>Each dataset counts once in a domain and in each around it, whichever of its domains lead there.</summary>
    private static List<ScorecardRow> DomainsOf(List<DatasetGroup> groups, ILookup<string, string> several, DomainNest nest, ScorecardHistory history)
    {
        var scores = new Dictionary<string, Score>(StringComparer.Ordinal);
        foreach (var group in groups.Where(group => group.Domain is not null))
        {
            foreach (var domain in nest.WithAround(group.IsInSeveral ? several[group.Single!] : [group.Domain!]))
                scores[domain] = scores.GetValueOrDefault(domain, Score.Zero) + group.Score;
        }

        return
        [
            .. nest.All.Select(domain => new ScorecardRow(nest.NameOf(domain.Urn), scores.GetValueOrDefault(domain.Urn, Score.Zero), history.Of(domain.Urn))
            {
                Urn = domain.Urn,
                Domain = nest.ParentOf(domain.Urn),
                Depth = domain.Depth,
            }),
            new ScorecardRow("(in no domain)", Sum(groups.Where(group => group.Domain is null)), history.Of(ScorecardHistory.NoDomain)),
        ];
    }

    private async Task<ILookup<string, string>> ReadSeveralAsync(List<DatasetGroup> groups, CancellationToken cancellationToken)
    {
        var rows = groups.Exists(group => group.IsInSeveral) ? await _state.AskAsync(ScorecardSql.SeveralDomains, cancellationToken).ConfigureAwait(false) : [];
        return rows.ToLookup(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<ScorecardRow>> ReadProductsAsync(
        List<DatasetGroup> groups, ILookup<string, string> members, ScorecardHistory history, CancellationToken cancellationToken)
    {
        var scores = groups.Where(group => group.IsInProduct).ToDictionary(group => group.Single!, group => group.Score, StringComparer.Ordinal);
        var names = await _state.AskAsync(ScorecardSql.ProductNames, cancellationToken).ConfigureAwait(false);
        return
        [
            .. names.Select(row => (Urn: (string)row[0]!, Name: (string?)row[1], Domain: (string?)row[2]))
                .OrderBy(product => product.Name ?? product.Urn, StringComparer.OrdinalIgnoreCase).ThenBy(product => product.Urn, StringComparer.Ordinal)
                .Select(product => new ScorecardRow(
                    product.Name ?? product.Urn,
                    members[product.Urn].Aggregate(Score.Zero, (sum, asset) => sum + scores.GetValueOrDefault(asset, Score.Zero)),
                    history.Of(product.Urn))
                {
                    Urn = product.Urn,
                    Domain = product.Domain,
                }),
            new ScorecardRow("(in no product)", Sum(groups.Where(group => !group.IsInProduct)), history.Of(ScorecardHistory.NoProduct)),
        ];
    }

    private async Task<IReadOnlyList<ScorecardWeek>> DescribeAsync(DateTimeOffset[] starts, CancellationToken cancellationToken)
    {
        var weeks = new List<ScorecardWeek>(starts.Length);
        foreach (var start in starts)
            weeks.Add(new ScorecardWeek(start, await _times.IsWholeAsync(start, cancellationToken).ConfigureAwait(false)));

        return weeks;
    }
}
