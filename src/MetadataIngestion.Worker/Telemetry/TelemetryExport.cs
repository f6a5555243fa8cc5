using MetadataIngestion.Worker.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MetadataIngestion.Worker.Telemetry;

/// <summary>Exports metrics and traces by OTLP for as long as the service runs, and what is left when it stops.</summary>
internal sealed class TelemetryExport(TelemetryVariables variables) : IHostedService, IDisposable
{
    private const string ServiceName = "metadata-ingestion";
    private const int FlushMilliseconds = 5000;

    private static readonly string[] s_meters =
    [
        "MetadataIngestion.*", "Quartz", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (variables.Wants(TelemetryVariables.Metrics))
            _metrics = BuildMetrics();
        if (variables.Wants(TelemetryVariables.Traces))
            _traces = BuildTraces();

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _traces?.ForceFlush(FlushMilliseconds);
            _metrics?.ForceFlush(FlushMilliseconds);
        },
        cancellationToken);

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private MeterProvider BuildMetrics() => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(variables.Configuration(TelemetryVariables.Metrics)))
        .SetResourceBuilder(Resource())
        .AddMeter(s_meters)
        .AddOtlpExporter(options => variables.Direct(TelemetryVariables.Metrics, options))
        .Build();

    private TracerProvider BuildTraces() => Sdk.CreateTracerProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(variables.Configuration(TelemetryVariables.Traces)))
        .SetResourceBuilder(Resource())
        .AddSource("MetadataIngestion.*")
        .AddOtlpExporter(options => variables.Direct(TelemetryVariables.Traces, options))
        .Build();

    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, serviceVersion: ProgramVersionOption.Version)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
