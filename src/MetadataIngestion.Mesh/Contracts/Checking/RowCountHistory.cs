using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>
/// The numbers of rows that earlier crawls of a source saw, of the datasets whose contracts ask for it. A number is written down when it changes, so between two
/// that differ it is known only for the times of crawls.
/// </summary>
public sealed class RowCountHistory
{
    private const int MaxRuns = 1000;
    private const int MaxDatasets = 10_000;

    private readonly Dictionary<string, List<RowCount>> _counts = new(StringComparer.Ordinal);
    private IReadOnlyList<DateTimeOffset> _crawls = [];

    private RowCountHistory()
    {
    }

    /// <summary>Nothing is known.</summary>
    public static RowCountHistory None { get; } = new();

    /// <summary>Looks up what the contracts of a configuration need to know of a source.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="store">Where it is written down.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StoreException">The store failed.</exception>
    public static async Task<RowCountHistory> ReadAsync(ContractCatalog contracts, string source, IMetadataStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(store);
        var asking = contracts.Contracts.Where(contract => contract.Sla.Any(sla => sla.Kind == SlaProperty.RowCountGrowth)).Select(contract => contract.Id).ToHashSet(StringComparer.Ordinal);
        if (asking.Count == 0)
            return None;

        var history = new RowCountHistory { _crawls = await FindCrawlsAsync(source, store, cancellationToken).ConfigureAwait(false) };
        var query = new StateQuery("SELECT DISTINCT asset, contract_id, source FROM mesh_contract") { RowLimit = MaxDatasets };
        var bound = await store.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        foreach (var row in bound.Rows.Where(row => asking.Contains((string)row[1]!) && (string)row[2]! == source))
            history._counts[(string)row[0]!] = await ReadCountsAsync(source, (string)row[0]!, store, cancellationToken).ConfigureAwait(false);
        return history;
    }

    /// <summary>What the newest crawl saw that began at a time or before; <see langword="null"/> when none did, or it could not tell.</summary>
    internal RowCount? Find(string urn, DateTimeOffset time)
    {
        if (!_counts.TryGetValue(urn, out var counts) || _crawls.Where(crawl => crawl <= time).Select(crawl => (DateTimeOffset?)crawl).Max() is not { } seen)
            return null;

        var known = counts.FindLastIndex(count => count.At <= seen);
        return known < 0 ? null : counts[known] with { At = seen };
    }

    private static async Task<IReadOnlyList<DateTimeOffset>> FindCrawlsAsync(string source, IMetadataStore store, CancellationToken cancellationToken)
    {
        var runs = await store.ListRunsAsync(new RunQuery { Source = source, Status = RunStatus.Succeeded, Limit = MaxRuns }, cancellationToken).ConfigureAwait(false);
        return [.. runs.Where(run => run.Scope is null).Select(run => run.StartedAt)];
    }

    private static async Task<List<RowCount>> ReadCountsAsync(string source, string urn, IMetadataStore store, CancellationToken cancellationToken)
    {
        var counts = new List<RowCount>();
        await foreach (var entry in store.ReadLogAsync(new LogQuery { Source = source, Urn = urn, Aspect = AspectNames.DatasetProfile }, cancellationToken).ConfigureAwait(false))
        {
            using var profile = JsonDocument.Parse(entry.Proposal!.Aspect);
            if (profile.RootElement.TryGetProperty("rowCount", out var rows) && profile.RootElement.TryGetProperty("timestampMillis", out var time))
                counts.Add(new RowCount(DateTimeOffset.FromUnixTimeMilliseconds(time.GetInt64()), rows.GetInt64()));
        }

        return counts;
    }
}
