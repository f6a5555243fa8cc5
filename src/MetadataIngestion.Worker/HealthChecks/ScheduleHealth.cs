using MetadataIngestion.Worker.Cluster;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace MetadataIngestion.Worker.HealthChecks;

/// <summary>Whether schedules and requests begin crawls.</summary>
internal sealed class ScheduleHealth(ISchedulerFactory factory, ClusterState cluster) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = await (await factory.GetScheduler(cancellationToken)).GetStatus(cancellationToken);
        if (!cluster.IsInForce)
            return HealthCheckResult.Healthy("This worker stands by; others begin the crawls.");

        return status == SchedulerStatus.Running
            ? HealthCheckResult.Healthy("The scheduler runs.")
            : HealthCheckResult.Unhealthy($"The scheduler does not run: {status}.");
    }
}
