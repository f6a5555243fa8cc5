using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Ends a run under way when the store says that someone asked for it, from whichever process.</summary>
internal sealed class CancellationWatch : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly IMetadataStore _store;
    private readonly RunStart _start;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _watching;
    private bool _failing;

    public CancellationWatch(IMetadataStore store, RunStart start, TimeProvider timeProvider, ILogger logger, CancellationToken cancellationToken)
    {
        (_store, _start, _logger) = (store, start, logger);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _watching = WatchAsync(timeProvider);
    }

    /// <summary>Cancelled when someone asked for it, or the caller's token is.</summary>
    public CancellationToken Token => _ending.Token;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
        _ending.Dispose();
    }

    private async Task WatchAsync(TimeProvider timeProvider)
    {
        using var timer = new PeriodicTimer(s_interval, timeProvider);
        while (await timer.WaitForNextTickAsync(_over.Token))
        {
            if (!await IsCancelledAsync())
                continue;

            CrawlLog.CancelledElsewhere(_logger, _start.RunId, _start.Source);
            await _ending.CancelAsync();
            return;
        }
    }

    // A store that fails for a while ends a crawl by what the crawl itself asks of it.
    private async Task<bool> IsCancelledAsync()
    {
        try
        {
            var cancelled = await _store.IsCancelledAsync(_start.RunId, _over.Token);
            _failing = false;
            return cancelled;
        }
        catch (StoreException exception)
        {
            if (!_failing)
                CrawlLog.CancellationUnknown(_logger, _start.RunId, _start.Source, exception.Message);
            _failing = true;
            return false;
        }
    }
}
