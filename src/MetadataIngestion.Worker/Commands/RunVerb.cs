using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Commands;

/// <summary>The service.</summary>
internal sealed class RunVerb() : Verb(
    "run",
    "Start the service and wait to be stopped (the default). It does not run schedules by itself yet: until it does, let cron or a timer run crawl --all",
    "run",
    "run --config /etc/metadata-ingestion")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true, LogLevel.Information);
        await runtime.OpenStoreAsync(cancellationToken);
        using var host = BuildHost(runtime);
        await host.StartAsync(cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Ok;
    }

    private static IHost BuildHost(IngestionRuntime runtime)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(runtime.Loggers);
        builder.Services.AddSingleton(runtime);
        builder.Services.AddSingleton<IHostLifetime, PassiveLifetime>();
        builder.Services.AddHostedService<ServiceAnnouncement>();
        return builder.Build();
    }
}
