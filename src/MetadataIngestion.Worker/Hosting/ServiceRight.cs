using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>
/// The right to be the only service of a store that is not for a cluster. One that could not be renewed, because the store was away or this process was
/// stopped for too long, is taken again as soon as the store answers. When another service has it by then, this one ends.
/// </summary>
internal sealed class ServiceRight : BackgroundService, IAsyncDisposable
{
    private static readonly TimeSpan RetakeInterval = TimeSpan.FromSeconds(1);

    private readonly IngestionRuntime _runtime;
    private readonly IMetadataStore _store;
    private readonly ILogger _logger;
    private IStoreLease _lease;

    private ServiceRight(IngestionRuntime runtime, IMetadataStore store, IStoreLease lease)
    {
        (_runtime, _store, _lease) = (runtime, store, lease);
        _logger = runtime.Loggers.CreateLogger<ServiceRight>();
    }

    /// <summary>Takes the right.</summary>
    /// <exception cref="StoreException">Another service, or workers of a cluster, run on the store.</exception>
    public static async Task<ServiceRight> TakeAsync(IngestionRuntime runtime, IMetadataStore store, CancellationToken cancellationToken)
    {
        if (await TryTakeAsync(store, cancellationToken) is { } lease)
            return new ServiceRight(runtime, store, lease);

        throw new StoreException(await ServicePresence.IsClusteredAsync(store, cancellationToken)
            ? "Workers of a cluster run on the store. Set Ingestion:Cluster:Enabled so that this one is one of them, or stop them first."
            : $"Another service runs on the store {runtime.Configuration.StoreName}. Stop it first, or give this one a store of its own in Ingestion:Store.");
    }

    public async ValueTask DisposeAsync()
    {
        await _lease.DisposeAsync();
        Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await WaitForLossAsync(stoppingToken);
            ServiceLog.RightLost(_logger, _runtime.Configuration.StoreName);
            _lease = await RetakeAsync(stoppingToken);
            ServiceLog.RightBack(_logger);
        }
    }

    private async Task WaitForLossAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_lease.Lost, cancellationToken);
        await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<IStoreLease> RetakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await TryTakeAsync(_store, cancellationToken) ?? throw new ServiceReplacedException(
                    $"Another service took over the store {_runtime.Configuration.StoreName} while this one was not heard of for longer than Ingestion:Store:LeaseDuration. This one ends, so that nothing is crawled by both.");
            }
            catch (StoreException exception) when (exception is not ServiceReplacedException)
            {
                // Nobody can crawl into a store that is away, so there is time.
                await Task.Delay(RetakeInterval, _runtime.TimeProvider, cancellationToken);
            }
        }
    }

    /// <returns><see langword="null"/> when another service has the store, or workers of a cluster do.</returns>
    private static async Task<IStoreLease?> TryTakeAsync(IMetadataStore store, CancellationToken cancellationToken)
    {
        var lease = await store.TryTakeAsync(StoreLease.Service, cancellationToken);
        if (lease is null || !await ServicePresence.IsClusteredAsync(store, cancellationToken))
            return lease;

        await lease.DisposeAsync();
        return null;
    }
}
