using MetadataIngestion.Worker.Relays;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.HealthChecks;

/// <summary>Whether no sink is further behind the log than it may be.</summary>
internal sealed class SinkHealth(SinkControl sinks) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var all = await sinks.ListAsync(cancellationToken);
        var late = all.Where(sink => sink.State != SinkState.Disabled && sink.LagTime > sink.MaxLag).ToList();
        return late.Count == 0
            ? HealthCheckResult.Healthy($"{all.Count} sinks, none further behind than it may be.")
            : HealthCheckResult.Degraded($"Too far behind: {string.Join("; ", late.Select(Describe))}.");
    }

    private static string Describe(SinkStatus sink) =>
        $"{sink.Name} ({sink.Lag} entries, the oldest {sink.LagTime} old, may be {sink.MaxLag}{(sink.LastError is { } error ? $"; {error}" : string.Empty)})";
}
