using MetadataIngestion.Worker.Cluster;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Worker.HealthChecks;

/// <summary>The parts of the service whose health is looked at.</summary>
internal static class HealthSetup
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static void AddServiceHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<StoreHealth>("store", timeout: s_patience)
        .AddCheck<ConfigurationHealth>("configuration")
        .AddCheck<ClusterHealth>("cluster")
        .AddCheck<ScheduleHealth>("schedules", timeout: s_patience)
        .AddCheck<SourceHealth>("sources", timeout: s_patience)
        .AddCheck<SinkHealth>("sinks", timeout: s_patience)
        .AddCheck<QuarantineHealth>("quarantine", timeout: s_patience);
}
