using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>
/// Counts what happened in each week, by domain and product. An event counts for the domains that it names, else for those that its assets are in now, and
/// for the products that hold them now.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="state">The current state.</param>
/// <param name="weeks">The beginnings of the weeks, the oldest first.</param>
/// <param name="nest">The domains.</param>
/// <param name="products">The products that hold an asset.</param>
internal sealed class ScorecardHistory(IMetadataStore store, ScorecardState state, IReadOnlyList<DateTimeOffset> weeks, DomainNest nest, ILookup<string, string> products)
{
    public const string All = "all";
    public const string NoDomain = "no domain";
    public const string NoProduct = "no product";

    private const int HappeningsAtOnce = 5_000;

    private readonly Dictionary<string, WeekCounts[]> _counts = new(StringComparer.Ordinal);
    private readonly List<Happening> _homeless = [];

    /// <summary>What happened, a count for each week; of a domain or product by its URN, or of one of the constants.</summary>
    public IReadOnlyList<WeekCounts> Of(string key) => Find(key);

    /// <summary>Reads the log from an offset on.</summary>
    public async Task ReadAsync(long from, CancellationToken cancellationToken)
    {
        foreach (var name in (string[])[RecordedChange.EventName, RecordedFinding.EventName])
        {
            await foreach (var entry in store.ReadLogAsync(new LogQuery { From = from, Event = name }, cancellationToken).ConfigureAwait(false))
            {
                if (WeekOf(entry.RecordedAt) is { } week && CountOf(entry) is { } count)
                    await NoteAsync(entry, week, count, cancellationToken).ConfigureAwait(false);
            }
        }

        await PlaceAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Action<WeekCounts>? CountOf(LogEntry entry)
    {
        var happened = entry.Event!;
        if (RecordedChange.Read(happened.Name, happened.Payload) is { } change)
            return change.Level == VerdictLevel.Breaking ? week => week.Breaking++ : null;

        return RecordedFinding.Read(happened.Name, happened.Payload)?.Operation switch
        {
            "OPENED" => week => week.Opened++,
            "RESOLVED" => week => week.Resolved++,
            _ => null,
        };
    }

    private async Task NoteAsync(LogEntry entry, int week, Action<WeekCounts> count, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(entry.Json);
        var parameters = json.RootElement.GetProperty("parameters");
        IReadOnlyList<string> assets = ListOf(parameters, "assets") is { Count: > 0 } named ? named : [entry.EntityUrn];
        var holders = assets.SelectMany(asset => products[asset]).ToHashSet(StringComparer.Ordinal);
        foreach (var key in holders.DefaultIfEmpty(NoProduct).Append(All))
            count(Find(key)[week]);
        if (ListOf(parameters, Audience.DomainsName) is { Count: > 0 } domains)
            Note(domains, week, count);
        else
            _homeless.Add(new Happening(assets, week, count));
        if (_homeless.Count >= HappeningsAtOnce)
            await PlaceAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task PlaceAsync(CancellationToken cancellationToken)
    {
        if (_homeless.Count == 0)
            return;

        var scope = new StateScope { Urns = [.. _homeless.SelectMany(happening => happening.Assets).Distinct()] };
        var rows = await state.AskAsync(ScorecardSql.DomainsInScope, cancellationToken, scope).ConfigureAwait(false);
        var domains = rows.ToLookup(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        foreach (var happening in _homeless)
            Note(happening.Assets.SelectMany(asset => domains[asset]), happening.Week, happening.Count);
        _homeless.Clear();
    }

    private void Note(IEnumerable<string> domains, int week, Action<WeekCounts> count)
    {
        foreach (var domain in nest.WithAround(domains).DefaultIfEmpty(NoDomain))
            count(Find(domain)[week]);
    }

    private static IReadOnlyList<string> ListOf(JsonElement parameters, string name) => parameters.TryGetProperty(name, out var text) ? ListText.Read(text.GetString()) : [];

    private WeekCounts[] Find(string key)
    {
        if (!_counts.TryGetValue(key, out var counts))
            _counts.Add(key, counts = [.. weeks.Select(_ => new WeekCounts())]);
        return counts;
    }

    private int? WeekOf(DateTimeOffset at)
    {
        for (var week = weeks.Count - 1; week >= 0; week--)
        {
            if (at >= weeks[week])
                return week;
        }

        return null;
    }

    private sealed record Happening(IReadOnlyList<string> Assets, int Week, Action<WeekCounts> Count);
}
