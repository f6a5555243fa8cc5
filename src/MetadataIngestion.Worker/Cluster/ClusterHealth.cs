using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>Whether the workers agree and every source has one that can crawl it.</summary>
internal sealed class ClusterHealth(ClusterState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.Member is { } member ? Check(state.View, member) : HealthCheckResult.Healthy("This worker is the only one."));

    private static HealthCheckResult Check(ClusterView view, ClusterMember member)
    {
        var problems = Problems(view, member).ToList();
        return problems.Count == 0
            ? HealthCheckResult.Healthy($"{view.Live.Count()} workers with configuration {view.InForce}.")
            : HealthCheckResult.Degraded(string.Join(" ", problems));
    }

    private static IEnumerable<string> Problems(ClusterView view, ClusterMember member)
    {
        if (view.StandingBy is { Count: > 0 } standingBy)
            yield return $"Configuration {view.InForce} is in force, and these workers stand by with another: {string.Join(", ", standingBy)}.";

        foreach (var (source, reason) in view.RefusedByAll())
            yield return $"No worker can crawl source '{source}': {reason}";
    }
}
