using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>Finds times in the log.</summary>
internal sealed class LogTimes(IMetadataStore store)
{
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

    /// <summary>From when on the log tells all that happened: it began then, or retention removed what was before.</summary>
    public async Task<DateTimeOffset?> FindKnownAsync(CancellationToken cancellationToken) =>
        (await FirstAsync(await store.FindWholeLogAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))?.RecordedAt;

    /// <summary>The first entry from an offset on.</summary>
    private async Task<LogEntry?> FirstAsync(long from, CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ReadLogAsync(new LogQuery { From = from, Limit = 1 }, cancellationToken).ConfigureAwait(false))
            return entry;
        return null;
    }
}
