using System.Globalization;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>The time between two completed crawls of a source, and what became of those in between.</summary>
/// <param name="From">When the first began.</param>
/// <param name="To">When the second began.</param>
/// <param name="Source">The source.</param>
/// <param name="Between">The runs that began in between.</param>
internal sealed record SourceGap(DateTimeOffset From, DateTimeOffset To, string Source, IReadOnlyList<RunLine> Between)
{
    public TimeSpan Length => To - From;

    /// <returns><see langword="null"/> when no source was crawled twice.</returns>
    public static SourceGap? FindLongest(IEnumerable<RunLine> runs) => runs.GroupBy(run => run.Source).SelectMany(Of).MaxBy(gap => gap.Length);

    public override string ToString()
    {
        var between = Between.Count == 0 ? "no run began in between" : $"in between: {string.Join(", ", Between.GroupBy(run => run.Describe()).Select(group => $"{group.Count()} {group.Key}"))}";
        return string.Create(CultureInfo.InvariantCulture, $"{Length.TotalSeconds:F1} s, {Source} from {From:HH:mm:ss} on, {between}");
    }

    private static IEnumerable<SourceGap> Of(IGrouping<string, RunLine> runs)
    {
        var ordered = runs.OrderBy(run => run.StartedAt).ToList();
        var completed = ordered.Index().Where(run => run.Item.Completed).Select(run => run.Index).ToList();
        return completed.Zip(completed.Skip(1), (first, second) => new SourceGap(
            ordered[first].StartedAt, ordered[second].StartedAt, runs.Key, ordered[(first + 1)..second]));
    }
}
