namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>The files that a table has after all of its writes.</summary>
internal sealed class HudiTotals
{
    private readonly Dictionary<(string Partition, string File), (HudiWrite? Base, List<(string End, HudiWrite Write)> Logs)> _groups = [];

    private HudiTotals()
    {
    }

    public long Files => Writes.LongCount();

    public long Partitions => _groups.Keys.Select(group => group.Partition).Distinct().LongCount();

    /// <summary>The bytes of all files; <see langword="null"/> when those of one are not known.</summary>
    public long? Bytes => Sum(Writes, write => write.Size);

    /// <summary>The records; <see langword="null"/> when changes to them wait in logs, which would have to be read.</summary>
    public long? Rows => Writes.Any(write => write.IsLog) ? null : Sum(Writes, write => write.Rows);

    private IEnumerable<HudiWrite> Writes => _groups.Values.SelectMany(group => group.Logs.Select(log => log.Write).Concat(group.Base is { } file ? [file] : []));

    /// <param name="commits">All writes that there ever were, the first to be completed first.</param>
    /// <returns>The files; <see langword="null"/> when a write does not say what it wrote, or none wrote anything.</returns>
    public static HudiTotals? Of(IEnumerable<HudiCommit> commits)
    {
        var totals = new HudiTotals();
        var any = false;
        foreach (var commit in commits)
        {
            if (commit.Writes is not { } writes)
                return null;

            any |= writes.Count > 0;
            totals.Add(commit, writes);
        }

        return any ? totals : null;
    }

    private static long? Sum(IEnumerable<HudiWrite> writes, Func<HudiWrite, long?> part) =>
        writes.Aggregate((Int128?)0, (sum, write) => sum + part(write)) is { } all && all <= long.MaxValue ? (long)all : null;

    private void Add(HudiCommit commit, IReadOnlyList<HudiWrite> writes)
    {
        foreach (var group in commit.Replaced)
        {
            _groups.Remove(group);
        }

        foreach (var write in writes)
        {
            Add(commit.Instant, write);
        }
    }

    /// <summary>A new file of records takes the place of the one before and of its logs, unless they were written while it was made.</summary>
    private void Add(HudiInstant instant, HudiWrite write)
    {
        var (file, logs) = _groups.GetValueOrDefault(write.Group, (null, []));
        logs.RemoveAll(log => write.IsLog ? log.Write.Path == write.Path : string.CompareOrdinal(log.End, instant.Begin) < 0);
        if (write.IsLog)
        {
            logs.Add((instant.End, write));
        }

        _groups[write.Group] = (write.IsLog ? file : write, logs);
    }
}
