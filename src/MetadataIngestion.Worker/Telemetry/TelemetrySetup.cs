using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetadataIngestion.Worker.Telemetry;

/// <summary>Adds the export of metrics and traces to a host, when the standard variables ask for it.</summary>
internal static class TelemetrySetup
{
    /// <param name="services">The host's services.</param>
    /// <param name="variables">The environment, whose <c>OTEL_*</c> variables decide.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IReadOnlyDictionary<string, string> variables) =>
        services.AddSingleton<IHostedService>(new TelemetryExport(new TelemetryVariables(variables)));
}
