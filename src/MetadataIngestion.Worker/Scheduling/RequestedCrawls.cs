using System.Collections.Concurrent;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Runs the crawls that requests ask for, each once to its end whatever cuts it off.</summary>
internal sealed class RequestedCrawls(
    IMetadataStore store, ClusterState cluster, Timetable timetable, CrawlExecution execution, LiveCrawls live, TimeProvider timeProvider, ILogger<RequestedCrawls> logger)
{
    /// <summary>How often a crawl that is cut off each time is begun.</summary>
    private const int MaxCutOffs = 3;

    private static readonly TimeSpan SettlingPause = TimeSpan.FromSeconds(5);

    private readonly IAdHocRequests _requests = store.Requests;
    private readonly ConcurrentDictionary<string, FiledRequest> _held = new(StringComparer.Ordinal);

    /// <summary>Runs a request, unless it is not its time any more; it is then dispatched again.</summary>
    public async Task RunAsync(ConfiguredSource source, string id, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        if (await FindWaitingAsync(id, cancellationToken) is not { } filed
            || filed.Request.NotBefore > now
            || BlackoutWindows.Of(source.Options).EndAfter(now) is not null)
        {
            return;
        }

        if (await FindEndAsync(filed, cancellationToken) is { } end)
            await EndAsync(filed, end, detail: null);
        else if (filed.Attempts >= Math.Max(MaxCutOffs, source.Options.Retry.MaxAttempts))
            await EndAsync(filed, RunStatus.Failed, $"It was begun {filed.Attempts} times and cut off each time. File it again under another id.");
        else if (await _requests.TryClaimAsync(id, cluster.Member?.Id, cancellationToken) is { } claimed)
            await RunAsync(source, claimed);
    }

    private async Task RunAsync(ConfiguredSource source, FiledRequest claimed)
    {
        _held[claimed.Request.Id] = claimed;
        try
        {
            var outcome = await execution.RunAsync(source, claimed.Request, start => _requests.NoteRunAsync(claimed, start.RunId, CancellationToken.None));
            await SettleAsync(source, claimed, outcome);
        }
        finally
        {
            _held.TryRemove(claimed.Request.Id, out _);
        }
    }

    /// <summary>
    /// A request that waits. One that this worker claimed without ever hearing of it, because the store's answer was lost, waits again too.
    /// </summary>
    private async Task<FiledRequest?> FindWaitingAsync(string id, CancellationToken cancellationToken)
    {
        var filed = await _requests.FindAsync(id, cancellationToken);
        if (filed is { State: AdHocState.Running, Worker: { } worker } && worker == cluster.Member?.Id && !_held.ContainsKey(id))
        {
            await _requests.ReleaseAsync(filed, "The store did not answer when it was to begin.", begun: false, cancellationToken);
            filed = await _requests.FindAsync(id, cancellationToken);
        }

        return filed is { State: AdHocState.Waiting } ? filed : null;
    }

    /// <summary>How the request's crawl ended, when the process ended between the crawl's end and the request's.</summary>
    private async Task<RunStatus?> FindEndAsync(FiledRequest filed, CancellationToken cancellationToken)
    {
        if (filed.Attempts == 0)
            return null;

        var runs = await store.ListRunsAsync(new RunQuery { RequestId = filed.Request.Id, Limit = 1 }, cancellationToken);
        return runs is [{ Status: not RunStatus.Running } run] && CrawlOutcome.Of(run) is { CutOff: false, MayGoAway: false } ? run.Status : null;
    }

    private async Task SettleAsync(ConfiguredSource source, FiledRequest claimed, CrawlOutcome outcome)
    {
        if (outcome.CutOff)
            await ReleaseAsync(claimed, Describe(outcome), begun: true);
        else if (outcome.Busy)
            await WaitAsync(source, claimed, $"It waits for the source. {outcome.Detail}");
        else if (outcome.MayGoAway && RetryDelays.After(claimed.Attempts, source.Options.Retry) is { } delay)
            await RetryAsync(source, claimed, timeProvider.GetUtcNow() + delay, outcome.Detail);
        else
            await EndAsync(claimed, outcome.Status, outcome.HasRun ? null : outcome.Detail);
    }

    private static string Describe(CrawlOutcome outcome) => outcome.Detail is { } detail
        ? $"It was cut off and begins again: {detail}"
        : "The service was stopped while it ran; it begins again when the service is back.";

    // Its turn is put into the timetable before it waits again, so that it is not dispatched at once.
    private async Task RetryAsync(ConfiguredSource source, FiledRequest claimed, DateTimeOffset at, string? reason)
    {
        var detail = $"Attempt {claimed.Attempts} of {source.Options.Retry.MaxAttempts} failed: {reason}";
        await timetable.RequestAsync(source, claimed.Request.Id, at, detail, CancellationToken.None);
        SchedulingLog.Retried(logger, claimed.Attempts, source.Name, at, reason ?? "no reason was given");
        await ReleaseAsync(claimed, detail, begun: true);
    }

    // However long another process crawls the source, the request is not given up for that.
    private async Task WaitAsync(ConfiguredSource source, FiledRequest claimed, string detail)
    {
        await timetable.RequestAsync(source, claimed.Request.Id, timeProvider.GetUtcNow() + source.Options.Retry.Delay, detail, CancellationToken.None);
        await ReleaseAsync(claimed, detail, begun: false);
    }

    private Task ReleaseAsync(FiledRequest claimed, string detail, bool begun) =>
        StoreAsync(claimed, () => _requests.ReleaseAsync(claimed, detail, begun, CancellationToken.None));

    private async Task EndAsync(FiledRequest filed, RunStatus outcome, string? detail)
    {
        await StoreAsync(filed, () => _requests.EndAsync(filed, outcome, detail, CancellationToken.None));
        SchedulingLog.RequestEnded(logger, filed.Request.Id, filed.Request.Source, detail ?? outcome.ToString());
    }

    /// <summary>A request must not stay running because the store failed for a while.</summary>
    private async Task StoreAsync(FiledRequest filed, Func<Task> write)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (StoreException exception) when (!live.Ending.IsCancellationRequested)
            {
                SchedulingLog.NotSettled(logger, filed.Request.Id, exception.Message);
                await Task.Delay(SettlingPause, timeProvider, live.Ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
