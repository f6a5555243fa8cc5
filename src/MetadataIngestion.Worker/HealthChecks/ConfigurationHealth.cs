using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.HealthChecks;

/// <summary>Whether the newest edit of the configuration, and of the key file, is in force.</summary>
internal sealed class ConfigurationHealth(CurrentConfiguration configuration, ApiAccess access) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (configuration.Refused is { } refused)
        {
            return HealthCheckResult.Degraded(
                $"The edit read at {refused.At:u} is not in force; revision {configuration.Snapshot.Revision} still is. It has {refused.Problems.Count} problems, the first: {refused.Problems[0].Path} {refused.Problems[0].Message}");
        }

        return access.Problem is { } problem
            ? HealthCheckResult.Degraded($"The keys read before are still in force: {problem}")
            : HealthCheckResult.Healthy($"Revision {configuration.Snapshot.Revision} is in force.");
    }
}
