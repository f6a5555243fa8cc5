using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>Finds times in the log, and whether it is whole there.</summary>
internal sealed class LogTimes(IMetadataStore store)
{
    /// <summary>How many entries are looked at to see whether some are missing.</summary>
    private const int Sample = 100;

    private readonly Dictionary<long, LogEntry?> _entries = [];

    /// <summary>The offset of the first entry that was appended at a time or later; one beyond the newest when there is none.</summary>
    public async Task<long> FindAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (await FirstAsync(1, cancellationToken).ConfigureAwait(false) is not { } first || first.RecordedAt >= time)
            return 1;

        var (low, high) = (first.Offset + 1, await store.GetHeadOffsetAsync(cancellationToken).ConfigureAwait(false) + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var entry = await FirstAsync(middle, cancellationToken).ConfigureAwait(false);
            if (entry is null || entry.Offset >= high || entry.RecordedAt >= time)
                high = middle;
            else
                low = entry.Offset + 1;
        }

        return low;
    }

    /// <summary>
    /// Whether the log tells all that happened from a time on. It does not when it began later, or when retention has taken entries away there: of those it
    /// keeps only what is still so, which leaves gaps.
    /// </summary>
    public async Task<bool> IsWholeAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (await FirstAsync(1, cancellationToken).ConfigureAwait(false) is not { } first || first.RecordedAt > time)
            return false;

        var offset = await FindAsync(time, cancellationToken).ConfigureAwait(false);
        var entries = await ReadAsync(offset, Sample, cancellationToken).ConfigureAwait(false);
        return entries.Count == 0 || entries[^1].Offset - offset == entries.Count - 1;
    }

    /// <summary>The first entry from an offset on.</summary>
    private async Task<LogEntry?> FirstAsync(long from, CancellationToken cancellationToken)
    {
        if (!_entries.TryGetValue(from, out var entry))
            _entries[from] = entry = (await ReadAsync(from, 1, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        return entry;
    }

    private async Task<List<LogEntry>> ReadAsync(long from, int limit, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntry>(limit);
        await foreach (var entry in store.ReadLogAsync(new LogQuery { From = from, Limit = limit }, cancellationToken).ConfigureAwait(false))
            entries.Add(entry);
        return entries;
    }
}
