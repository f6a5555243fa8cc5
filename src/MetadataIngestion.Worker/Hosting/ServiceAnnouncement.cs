using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Says what the service is configured to do when it starts, and that it stops.</summary>
internal sealed partial class ServiceAnnouncement(IngestionRuntime runtime, ILogger<ServiceAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogStarted(runtime.Configuration.StorePath, runtime.Sources.Count, runtime.Sinks.Count);
        foreach (var source in runtime.Sources.Values)
            LogSource(source.Name, source.Connector.Type, source.Options.Schedule ?? "none");

        LogNoSchedules();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        LogStopped();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Started with the store {Path}, {Sources} sources and {Sinks} sinks")]
    private partial void LogStarted(string path, int sources, int sinks);

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source} ({Type}), schedule: {Schedule}")]
    private partial void LogSource(string source, string type, string schedule);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Schedules are checked but not run yet; let cron or a timer run: metadata-ingestion crawl --all")]
    private partial void LogNoSchedules();

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped")]
    private partial void LogStopped();
}
