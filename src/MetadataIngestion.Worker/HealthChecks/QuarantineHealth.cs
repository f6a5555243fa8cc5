using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Reports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.HealthChecks;

/// <summary>Whether nobody has to decide about datasets in quarantine.</summary>
internal sealed class QuarantineHealth(IMetadataStore store, TimeProvider timeProvider) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var summary = await store.Quarantine.SummarizeAsync(cancellationToken);
            var text = QuarantineText.Describe(summary, timeProvider.GetUtcNow());
            return summary.Waiting == 0 ? HealthCheckResult.Healthy(text) : HealthCheckResult.Degraded($"{text} {QuarantineText.Remedy}");
        }
        catch (StoreException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
