using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>A crawl under way in this process.</summary>
internal sealed class LiveCrawl(Action<LiveCrawl> onEnded, CancellationToken ending) : ICrawlObserver, IDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(ending);
    private readonly TaskCompletionSource<RunStart> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile CurrentRun? _run;

    /// <summary>Stops the crawl.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>What the crawl is and how far; <see langword="null"/> while its run has not begun.</summary>
    public CurrentRun? Run => _run;

    /// <summary>Ends when the run begins, and never when it cannot.</summary>
    public Task<RunStart> Started => _started.Task;

    public void OnStarted(RunStart start)
    {
        _run = new CurrentRun(start.RunId, start.StartedAt, start.RequestId, start.Scope, default);
        _started.TrySetResult(start);
    }

    public void OnProgress(CrawlProgress progress) => _run = _run! with { Progress = progress };

    public void OnChange(EntityChangeKind kind, EntityChange change)
    {
    }

    public Task CancelAsync() => _cancellation.CancelAsync();

    // The source of the token is left to the garbage collector: someone may be about to cancel a crawl that just ended.
    public void Dispose() => onEnded(this);
}
