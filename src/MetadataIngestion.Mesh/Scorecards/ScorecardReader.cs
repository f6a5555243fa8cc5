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
        var known = await _times.FindKnownAsync(cancellationToken).ConfigureAwait(false);
        ScorecardWeek[] history = [.. StartsOf(weeks, now).Select(start => new ScorecardWeek(start, known <= start))];
        List<DatasetGroup> groups = [.. (await _state.AskAsync(ScorecardSql.Assets, cancellationToken).ConfigureAwait(false)).Select(DatasetGroup.Of)];
        var several = await ReadSeveralAsync(groups, cancellationToken).ConfigureAwait(false);
        var named = groups.Select(group => group.Domain).OfType<string>().Concat(several.SelectMany(domains => domains));
        var nest = new DomainNest(await _state.AskAsync(ScorecardSql.DomainNames, cancellationToken).ConfigureAwait(false), named);
        var members = (await _state.AskAsync(ScorecardSql.ProductAssets, cancellationToken).ConfigureAwait(false)).Select(row => (Product: (string)row[0]!, Asset: (string)row[1]!)).ToList();
        var places = new ScorecardPlaces(nest, members.ToLookup(member => member.Asset, member => member.Product, StringComparer.Ordinal));
        var rows = await ReadHistoryAsync(history, places, cancellationToken).ConfigureAwait(false);
        return new Scorecard(
            now,
            history,
            rows.Row(ScorecardPlaces.All, "All datasets", Sum(groups)),
            DomainsOf(groups, several, nest, rows),
            await ReadProductsAsync(groups, members.ToLookup(member => member.Product, member => member.Asset, StringComparer.Ordinal), rows, cancellationToken).ConfigureAwait(false))
        {
            KnownFrom = known,
        };
    }

    private static IEnumerable<DateTimeOffset> StartsOf(int weeks, DateTimeOffset now)
    {
        var monday = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-(((int)now.UtcDateTime.DayOfWeek + 6) % 7));
        return Enumerable.Range(0, weeks).Select(week => monday.AddDays(7 * (week - weeks + 1)));
    }

    private static Score Sum(IEnumerable<DatasetGroup> groups) => groups.Aggregate(Score.Zero, (sum, group) => sum + group.Score);

    /// <summary>Each dataset counts once in a domain and in each around it, whichever of its domains lead there.</summary>
    private static List<ScorecardRow> DomainsOf(List<DatasetGroup> groups, ILookup<string, string> several, DomainNest nest, ScorecardRows rows)
    {
        var scores = new Dictionary<string, Score>(StringComparer.Ordinal);
        foreach (var group in groups.Where(group => group.Domain is not null))
        {
            foreach (var domain in nest.WithAround(group.IsInSeveral ? several[group.Single!] : [group.Domain!]))
                scores[domain] = scores.GetValueOrDefault(domain, Score.Zero) + group.Score;
        }

        return
        [
            .. nest.All.Select(domain => rows.Row(domain.Urn, nest.NameOf(domain.Urn), scores.GetValueOrDefault(domain.Urn, Score.Zero)) with
            {
                Urn = domain.Urn,
                Domain = nest.ParentOf(domain.Urn),
                Depth = domain.Depth,
            }),
            rows.Row(ScorecardPlaces.NoDomain, "(in no domain)", Sum(groups.Where(group => group.Domain is null))),
        ];
    }

    private async Task<ScorecardRows> ReadHistoryAsync(ScorecardWeek[] weeks, ScorecardPlaces places, CancellationToken cancellationToken)
    {
        var incidents = await OpenIncidents.ReadAsync(store, _state, places, cancellationToken).ConfigureAwait(false);
        var history = new ScorecardHistory(store, _state, [.. weeks.Select(week => week.Start)], places, incidents);
        await history.ReadAsync(await _times.FindAsync(weeks[0].Start, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return new ScorecardRows(weeks, history, incidents);
    }

    private async Task<ILookup<string, string>> ReadSeveralAsync(List<DatasetGroup> groups, CancellationToken cancellationToken)
    {
        var rows = groups.Exists(group => group.IsInSeveral) ? await _state.AskAsync(ScorecardSql.SeveralDomains, cancellationToken).ConfigureAwait(false) : [];
        return rows.ToLookup(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<ScorecardRow>> ReadProductsAsync(List<DatasetGroup> groups, ILookup<string, string> members, ScorecardRows rows, CancellationToken cancellationToken)
    {
        var scores = groups.Where(group => group.IsInProduct).ToDictionary(group => group.Single!, group => group.Score, StringComparer.Ordinal);
        var names = await _state.AskAsync(ScorecardSql.ProductNames, cancellationToken).ConfigureAwait(false);
        return
        [
            .. names.Select(row => (Urn: (string)row[0]!, Name: (string?)row[1], Domain: (string?)row[2]))
                .OrderBy(product => product.Name ?? product.Urn, StringComparer.OrdinalIgnoreCase).ThenBy(product => product.Urn, StringComparer.Ordinal)
                .Select(product => rows.Row(
                    product.Urn,
                    product.Name ?? product.Urn,
                    members[product.Urn].Aggregate(Score.Zero, (sum, asset) => sum + scores.GetValueOrDefault(asset, Score.Zero))) with
                {
                    Urn = product.Urn,
                    Domain = product.Domain,
                }),
            rows.Row(ScorecardPlaces.NoProduct, "(in no product)", Sum(groups.Where(group => !group.IsInProduct))),
        ];
    }
}
