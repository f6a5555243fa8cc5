using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Scheduling;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.HealthChecks;

/// <summary>Whether the newest edit of the configuration, all of its ad-hoc requests and the key file are in force.</summary>
internal sealed class ConfigurationHealth(CurrentConfiguration configuration, RequestIntake intake, ApiAccess access) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (configuration.Refused is { } refused)
        {
            return HealthCheckResult.Degraded(
                $"The edit read at {refused.At:u} is not in force; revision {configuration.Snapshot.Revision} still is. It has {refused.Problems.Count} problems, the first: {refused.Problems[0].Path} {refused.Problems[0].Message}");
        }

        if (intake.Conflicts is [var conflict, ..])
            return HealthCheckResult.Degraded($"{intake.Conflicts.Count} ad-hoc requests are not run, the first: {conflict.Path} {conflict.Message}");

        return access.Problem is { } problem
            ? HealthCheckResult.Degraded($"The keys read before are still in force: {problem}")
            : HealthCheckResult.Healthy($"Revision {configuration.Snapshot.Revision} is in force.");
    }
}
