using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>
/// Counts what happened in each week, by domain and product. All that ever happened to an entity counts where it is now; of one that is gone, where its last
/// events said that it was. So what was opened and resolved adds up to what is open, in every row.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="state">The current state.</param>
/// <param name="weeks">The beginnings of the weeks, the oldest first.</param>
/// <param name="places">Domains and products.</param>
/// <param name="incidents">The findings that are open.</param>
internal sealed class ScorecardHistory(IMetadataStore store, ScorecardState state, IReadOnlyList<DateTimeOffset> weeks, ScorecardPlaces places, OpenIncidents incidents)
{
    private const int TracesAtOnce = 5_000;
    private const string IncidentPrefix = "urn:li:incident:";

    private readonly Dictionary<string, WeekCounts[]> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Trace> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Trace> _gone = new(StringComparer.Ordinal);

    /// <summary>What happened, a count for each week; of a row by its key.</summary>
    public WeekCounts[] Of(string key)
    {
        if (!_counts.TryGetValue(key, out var counts))
            _counts.Add(key, counts = [.. weeks.Select(_ => new WeekCounts())]);
        return counts;
    }

    /// <summary>Reads the log from an offset on.</summary>
    public async Task ReadAsync(long from, CancellationToken cancellationToken)
    {
        foreach (var name in (string[])[RecordedChange.EventName, RecordedFinding.EventName])
        {
            await foreach (var entry in store.ReadLogAsync(new LogQuery { From = from, Event = name }, cancellationToken).ConfigureAwait(false))
            {
                if (WeekOf(entry.RecordedAt) is { } week)
                    Note(entry, week);
                if (_read.Count >= TracesAtOnce)
                    await PlaceAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        await PlaceAsync(cancellationToken).ConfigureAwait(false);
        foreach (var trace in _gone.Values)
            Count(trace, places.KeysOf(trace.Domains, trace.Products));
    }

    private static Happening? Read(JsonElement happened, JsonElement parameters, bool isChange)
    {
        if (isChange)
            return Text(parameters, "level") is { } level && level.Equals(nameof(VerdictLevel.Breaking), StringComparison.OrdinalIgnoreCase) ? Happening.Breaking : null;

        return Text(happened, "operation") switch
        {
            FindingEvents.Opened => Happening.Opened,
            FindingEvents.Resolved => Happening.Resolved,
            _ => null,
        };
    }

    private void Note(LogEntry entry, int week)
    {
        using var json = JsonDocument.Parse(entry.Json);
        if (!json.RootElement.TryGetProperty("parameters", out var parameters) || Read(json.RootElement, parameters, entry.Event!.Name == RecordedChange.EventName) is not { } happening)
            return;

        if (!_read.TryGetValue(entry.EntityUrn, out var trace))
            _read.Add(entry.EntityUrn, trace = new Trace());
        trace.Add(week, happening);
        var products = ListOf(parameters, "products");
        trace.Name(entry.Offset, ListOf(parameters, Audience.DomainsName), products.Count > 0 ? products : places.ProductsOf(ListOf(parameters, "assets")));
    }

    /// <summary>Counts what is placed by what is there now; what is gone waits for its last event.</summary>
    private async Task PlaceAsync(CancellationToken cancellationToken)
    {
        var assets = _read.Keys.Where(urn => !urn.StartsWith(IncidentPrefix, StringComparison.Ordinal)).ToArray();
        var rows = assets.Length == 0 ? [] : await state.AskAsync(ScorecardSql.DomainsInScope, cancellationToken, new StateScope { Urns = assets }).ConfigureAwait(false);
        var domains = rows.ToLookup(row => (string)row[0]!, row => (string?)row[1], StringComparer.Ordinal);
        foreach (var (urn, trace) in _read)
        {
            if (incidents.KeysOf(urn) is { } keys)
                Count(trace, keys);
            else if (domains.Contains(urn))
                Count(trace, places.KeysOf(domains[urn].OfType<string>(), places.ProductsOf([urn])));
            else if (!_gone.TryAdd(urn, trace))
                _gone[urn].Add(trace);
        }

        _read.Clear();
    }

    private void Count(Trace trace, IEnumerable<string> keys)
    {
        foreach (var key in keys)
            trace.CountInto(Of(key));
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> ListOf(JsonElement parameters, string name) => ListText.Read(Text(parameters, name));

    private int? WeekOf(DateTimeOffset at)
    {
        for (var week = weeks.Count - 1; week >= 0; week--)
        {
            if (at >= weeks[week])
                return week;
        }

        return null;
    }
}
