using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Keeps the log within its limits. What fails is tried again at the next look.</summary>
internal sealed class LogShortener(IngestionRuntime runtime, IMetadataStore store, TimeProvider timeProvider, ILogger<LogShortener> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = runtime.Configuration.Ingestion.Store.Retention;
        if (options is { MaxAge: null, MaxBytes: null })
            return;

        var retention = new LogRetention { MaxAge = options.MaxAge, MaxBytes = options.MaxBytes };
        using var timer = new PeriodicTimer(s_interval, timeProvider);
        do
            await ShortenAsync(retention, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ShortenAsync(LogRetention retention, CancellationToken cancellationToken)
    {
        try
        {
            await store.ShortenLogAsync(retention, cancellationToken);
        }
        catch (StoreException failure)
        {
            ServiceLog.LogNotShortened(logger, failure);
        }
    }
}
