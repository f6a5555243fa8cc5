using MetadataIngestion.Worker.Scheduling;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.HealthChecks;

/// <summary>Whether each source's latest good crawl is as new as it should be.</summary>
internal sealed class SourceHealth(SourceControl sources) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var all = await sources.ListAsync(cancellationToken);
        var stale = all.Where(source => source.IsStale).ToList();
        return stale.Count == 0
            ? HealthCheckResult.Healthy($"{all.Count} sources, none older than it may be.")
            : HealthCheckResult.Degraded($"Too old: {string.Join("; ", stale.Select(Describe))}.");
    }

    private static string Describe(SourceStatus source) =>
        $"{source.Name} (latest good crawl {(source.LastSuccessAt is { } time ? $"{time.UtcDateTime:u}" : "never")}, may be {source.Freshness} old)";
}
