using System.Collections.Concurrent;
using System.Diagnostics;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Benchmarks;

/// <summary>How far a follower of the log is behind its writers, taken at the last entry of each commit.</summary>
internal sealed class FollowerLag
{
    private readonly ConcurrentDictionary<long, long> _committed = [];
    private readonly List<(double Entries, double Milliseconds)> _seen = [];
    private long _head;

    /// <summary>Notes that a writer was told of its commit.</summary>
    public void Committed(long offset)
    {
        _committed[offset] = Stopwatch.GetTimestamp();
        for (var head = Volatile.Read(ref _head); offset > head; head = Volatile.Read(ref _head))
            Interlocked.CompareExchange(ref _head, offset, head);
    }

    /// <summary>Reads the log as it grows, as a relay does.</summary>
    public async Task FollowAsync(IMetadataStore store, long until)
    {
        for (var offset = 0L; offset < until;)
        {
            await store.WaitForEntriesAsync(offset, CancellationToken.None);
            await foreach (var entry in store.ReadLogAsync(new LogQuery { From = offset + 1 }, CancellationToken.None))
            {
                if (entry.Offset != ++offset)
                    throw new InvalidOperationException($"The follower got offset {entry.Offset} in place of {offset}.");
                See(offset);
            }
        }
    }

    public double Entries(double quantile) => Quantile(_seen.Select(static lag => lag.Entries), quantile);

    public double Milliseconds(double quantile) => Quantile(_seen.Select(static lag => lag.Milliseconds), quantile);

    private static double Quantile(IEnumerable<double> values, double quantile)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * quantile))];
    }

    // A follower may be told before the writer is.
    private void See(long offset)
    {
        if (_committed.TryRemove(offset, out var at))
            _seen.Add((Math.Max(0, Volatile.Read(ref _head) - offset), Stopwatch.GetElapsedTime(at).TotalMilliseconds));
    }
}
