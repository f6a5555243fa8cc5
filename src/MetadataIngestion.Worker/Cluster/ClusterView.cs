using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>The cluster as a worker saw it when it last checked in.</summary>
/// <param name="Workers">The workers of the store, by name.</param>
/// <param name="InForce">The fingerprint of the configuration that crawls go by.</param>
internal sealed record ClusterView(IReadOnlyList<WorkerEntry> Workers, string? InForce)
{
    public static ClusterView Empty { get; } = new([], null);

    public IEnumerable<WorkerEntry> Live => Workers.Where(worker => worker.IsLive);

    /// <summary>The names of the living workers that stand by, because the configuration in force is not theirs.</summary>
    public IReadOnlyList<string> StandingBy => [.. Live.Where(worker => worker.Report.Configuration != InForce).Select(worker => worker.Report.Name)];

    /// <summary>The sources that no living worker can crawl, each with a worker's reason.</summary>
    public IReadOnlyDictionary<string, string> RefusedByAll()
    {
        var live = Live.Where(worker => worker.Report.Configuration == InForce).ToList();
        return live.SelectMany(worker => worker.Report.Refused)
            .GroupBy(refusal => refusal.Key, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() == live.Count)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);
    }
}
