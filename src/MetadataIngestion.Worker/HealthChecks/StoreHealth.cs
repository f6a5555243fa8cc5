using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Diagnosis;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MetadataIngestion.Worker.HealthChecks;

/// <summary>Whether the store answers and there is room to write.</summary>
internal sealed class StoreHealth(IMetadataStore store, CurrentConfiguration configuration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var head = await store.GetHeadOffsetAsync(cancellationToken);
            if (configuration.Snapshot.Configuration.Ingestion.Store.Provider != StoreProvider.Sqlite)
                return HealthCheckResult.Healthy($"The log has {head} entries.");

            var room = StoreExamination.ExamineFolder(configuration.Snapshot.Configuration.StorePath);
            return room.Health switch
            {
                Health.Good => HealthCheckResult.Healthy($"The log has {head} entries."),
                Health.Doubtful => HealthCheckResult.Degraded(Describe(room)),
                _ => HealthCheckResult.Unhealthy(Describe(room)),
            };
        }
        catch (StoreException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }

    private static string Describe(Finding finding) => $"{finding.Detail}. {finding.Remedy}";
}
