using System.Threading.Channels;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Crawls the mesh when the service starts, when its files change, when a day begins, and when a crawl found or lost something that products may list.</summary>
internal sealed class MeshFollower(
    IngestionRuntime runtime, CurrentConfiguration configuration, TimeProvider timeProvider, ILogger<MeshFollower> logger) : BackgroundService
{
    // Delays are cut to whole milliseconds: without one more a day could seem to begin many times.
    private static readonly TimeSpan DelayStep = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(10);

    private readonly MeshCrawler _crawler = new(runtime);

    // One signal is as good as many: a crawl of the mesh looks at everything.
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private volatile IReadOnlyList<string> _behind = [];

    /// <summary>Whether the policies of a source could not be judged by the newest products, because it was being crawled.</summary>
    public bool IsBehind(string source) => _behind.Contains(source, StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks for a crawl of the mesh.</summary>
    public void Notify() => _signals.Writer.TryWrite(true);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(FollowFilesAsync(stoppingToken), FollowDaysAsync(stoppingToken), CrawlAsync(stoppingToken));

    private async Task FollowFilesAsync(CancellationToken cancellationToken)
    {
        for (var snapshot = configuration.Snapshot; ; snapshot = await configuration.WaitForNewerAsync(snapshot.Revision, cancellationToken))
            Notify();
    }

    /// <summary>People leave and waivers end on a day, with nothing else happening.</summary>
    private async Task FollowDaysAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = timeProvider.GetUtcNow();
            await Task.Delay(now.Date.AddDays(1) - now.DateTime + DelayStep, timeProvider, cancellationToken);
            Notify();
        }
    }

    private async Task CrawlAsync(CancellationToken cancellationToken)
    {
        await foreach (var signal in _signals.Reader.ReadAllAsync(cancellationToken))
        {
            if (await TryCrawlAsync(cancellationToken))
                continue;

            await Task.Delay(RetryPause, timeProvider, cancellationToken);
            Notify();
        }
    }

    private async Task<bool> TryCrawlAsync(CancellationToken cancellationToken)
    {
        try
        {
            var report = await _crawler.CrawlAsync(configuration.Snapshot.Configuration, request => request with { ProcessEnding = cancellationToken }, cancellationToken);
            if (report?.Status is RunStatus.Failed or RunStatus.Cancelled)
                return report.Status is RunStatus.Cancelled;

            _behind = (await _crawler.LookAgainAsync(configuration.Snapshot.Configuration, cancellationToken)).Busy;
            return true;
        }
        catch (Exception exception) when (exception is SourceBusyException or StoreException)
        {
            SchedulingLog.NotCrawled(logger, Mesh.MeshSource.Name, runtime.Redactor.Redact(exception.Message));
            return false;
        }
    }
}
