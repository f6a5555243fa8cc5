using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Runs the crawls that requests ask for, each once to its end whatever cuts it off.</summary>
internal sealed class RequestedCrawls(
    IMetadataStore store, Timetable timetable, CrawlExecution execution, TimeProvider timeProvider, ILogger<RequestedCrawls> logger)
{
    /// <summary>How often a crawl that is cut off each time is begun.</summary>
    private const int MaxCutOffs = 3;

    private static readonly TimeSpan SettlingPause = TimeSpan.FromSeconds(5);

    private readonly IAdHocRequests _requests = store.Requests;

    /// <summary>Runs a request, unless it is not its time any more; it is then dispatched again.</summary>
    public async Task RunAsync(ConfiguredSource source, string id, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        if (await _requests.FindAsync(id, cancellationToken) is not { State: AdHocState.Waiting } filed
            || filed.Request.NotBefore > now
            || BlackoutWindows.Of(source.Options).EndAfter(now) is not null)
        {
            return;
        }

        if (await FindEndAsync(filed, cancellationToken) is { } end)
            await EndAsync(filed, end, detail: null);
        else if (filed.Attempts >= Math.Max(MaxCutOffs, source.Options.Retry.MaxAttempts))
            await EndAsync(filed, RunStatus.Failed, $"It was begun {filed.Attempts} times and cut off each time. File it again under another id.");
        else if (await _requests.TryClaimAsync(id, cancellationToken))
            await SettleAsync(source, filed, await execution.RunAsync(source, filed.Request, start => _requests.NoteRunAsync(id, start.RunId, CancellationToken.None)));
    }

    /// <summary>How the request's crawl ended, when the process ended between the crawl's end and the request's.</summary>
    private async Task<RunStatus?> FindEndAsync(FiledRequest filed, CancellationToken cancellationToken)
    {
        if (filed.Attempts == 0)
            return null;

        var runs = await store.ListRunsAsync(new RunQuery { RequestId = filed.Request.Id, Limit = 1 }, cancellationToken);
        return runs is [{ Status: not RunStatus.Running } run] && CrawlOutcome.Of(run) is { CutOff: false, MayGoAway: false } ? run.Status : null;
    }

    private async Task SettleAsync(ConfiguredSource source, FiledRequest filed, CrawlOutcome outcome)
    {
        if (outcome.CutOff)
            await ReleaseAsync(filed, "The service was stopped while it ran; it begins again when the service is back.", begun: true);
        else if (outcome.Busy)
            await WaitAsync(source, filed, $"It waits for the source. {outcome.Detail}");
        else if (outcome.MayGoAway && RetryDelays.After(filed.Attempts + 1, source.Options.Retry) is { } delay)
            await RetryAsync(source, filed, timeProvider.GetUtcNow() + delay, outcome.Detail);
        else
            await EndAsync(filed, outcome.Status, outcome.HasRun ? null : outcome.Detail);
    }

    // Its turn is put into the timetable before it waits again, so that it is not dispatched at once.
    private async Task RetryAsync(ConfiguredSource source, FiledRequest filed, DateTimeOffset at, string? reason)
    {
        var detail = $"Attempt {filed.Attempts + 1} of {source.Options.Retry.MaxAttempts} failed: {reason}";
        await timetable.RequestAsync(source, filed.Request.Id, at, detail, CancellationToken.None);
        SchedulingLog.Retried(logger, filed.Attempts + 1, source.Name, at, reason ?? "no reason was given");
        await ReleaseAsync(filed, detail, begun: true);
    }

    // However long another process crawls the source, the request is not given up for that.
    private async Task WaitAsync(ConfiguredSource source, FiledRequest filed, string detail)
    {
        await timetable.RequestAsync(source, filed.Request.Id, timeProvider.GetUtcNow() + source.Options.Retry.Delay, detail, CancellationToken.None);
        await ReleaseAsync(filed, detail, begun: false);
    }

    private Task ReleaseAsync(FiledRequest filed, string detail, bool begun) =>
        StoreAsync(filed, () => _requests.ReleaseAsync(filed.Request.Id, detail, begun, CancellationToken.None));

    private async Task EndAsync(FiledRequest filed, RunStatus outcome, string? detail)
    {
        await StoreAsync(filed, () => _requests.EndAsync(filed.Request.Id, outcome, detail, CancellationToken.None));
        SchedulingLog.RequestEnded(logger, filed.Request.Id, filed.Request.Source, detail ?? outcome.ToString());
    }

    /// <summary>A request must not stay running because the store failed for a moment.</summary>
    private async Task StoreAsync(FiledRequest filed, Func<Task> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await write();
                return;
            }
            catch (StoreException exception) when (attempt <= MaxCutOffs)
            {
                SchedulingLog.NotSettled(logger, filed.Request.Id, exception.Message);
                await Task.Delay(SettlingPause, timeProvider);
            }
        }
    }
}
