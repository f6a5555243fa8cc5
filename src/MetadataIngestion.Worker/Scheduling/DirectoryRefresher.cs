using MetadataIngestion.Mesh.Ownership.Ldap;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Reads the LDAP directory again when what is kept of it is old. The file that it writes is part of the configuration, and taken up as any other edit.</summary>
internal sealed class DirectoryRefresher(IngestionRuntime runtime, CurrentConfiguration configuration, TimeProvider timeProvider, ILogger<DirectoryRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan s_retryPause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var snapshot = configuration.Snapshot; ; snapshot = configuration.Snapshot)
        {
            var pause = snapshot.Configuration.DirectorySnapshot is { } file
                ? await RefreshAsync(new DirectoryCache(snapshot.Configuration.Ingestion.Mesh.Ldap, file, timeProvider), stoppingToken)
                : Timeout.InfiniteTimeSpan;
            await WaitAsync(snapshot.Revision, pause, stoppingToken);
        }
    }

    /// <returns>How long nothing is to be done.</returns>
    private async Task<TimeSpan> RefreshAsync(DirectoryCache cache, CancellationToken cancellationToken)
    {
        if (cache.RemainingTime() is var remaining && remaining > TimeSpan.Zero)
            return remaining;

        try
        {
            await cache.RefreshAsync(cancellationToken);
            return cache.RemainingTime();
        }
        catch (LdapDirectoryException exception)
        {
            SchedulingLog.DirectoryNotRead(logger, runtime.Redactor.Redact(exception.Message), exception.Remedy);
            return s_retryPause;
        }
    }

    private async Task WaitAsync(long revision, TimeSpan pause, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(pause, timeProvider, stop.Token), configuration.WaitForNewerAsync(revision, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
