using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Cancels by what the store knows, so that it reaches whichever process has a crawl.</summary>
internal sealed class StoreCancellation(IMetadataStore store, TimeProvider timeProvider)
{
    private const int MostWaiting = 1000;

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Cancels a run.</summary>
    /// <returns><see langword="null"/> when there is none of this id.</returns>
    public async Task<CancelOutcome?> CancelRunAsync(string runId, CancellationToken cancellationToken)
    {
        if (await store.FindRunAsync(runId, cancellationToken) is not { } run)
            return null;
        if (run.Status == RunStatus.Running && await store.CancelRunAsync(runId, cancellationToken))
            return Of(run, CancelResult.Asked, $"Run {runId} of {run.Source}{(run.Worker is { } worker ? $" on worker {worker}" : string.Empty)} was asked to end, which it does within seconds.");

        run = run.Status == RunStatus.Running ? (await store.FindRunAsync(runId, cancellationToken))! : run;
        return Of(run, CancelResult.NothingToCancel, $"Run {runId} of {run.Source} has ended already: {ReportPrinter.Describe(run.Status)}.");
    }

    /// <summary>Cancels the crawl of a source that is under way.</summary>
    public async Task<CancelOutcome> CancelSourceAsync(string source, CancellationToken cancellationToken)
    {
        var running = await store.ListRunsAsync(new RunQuery { Source = source, Status = RunStatus.Running, Limit = 1 }, cancellationToken);
        if (running is [var run] && await CancelRunAsync(run.RunId, cancellationToken) is { } outcome)
            return outcome;

        var waiting = (await store.Requests.ListAsync(AdHocState.Waiting, MostWaiting, cancellationToken)).Where(filed => filed.Request.Source == source).Select(filed => filed.Request.Id).ToList();
        var hint = waiting.Count == 0 ? string.Empty : $" Requests for it wait, which are cancelled by their ids: {string.Join(", ", waiting)}.";
        return new CancelOutcome(CancelResult.NothingToCancel, source, $"No crawl of {source} is under way.{hint}");
    }

    /// <summary>Cancels a request: before its crawl began, it never does.</summary>
    /// <returns><see langword="null"/> when there is none of this id.</returns>
    public async Task<CancelOutcome?> CancelRequestAsync(string id, CancellationToken cancellationToken)
    {
        var began = timeProvider.GetTimestamp();
        while (await store.Requests.FindAsync(id, cancellationToken) is { } filed)
        {
            if (await TryCancelAsync(filed, cancellationToken) is { } outcome)
                return outcome;
            if (timeProvider.GetElapsedTime(began) > s_patience)
                return Of(filed, CancelResult.NotReached, $"Request {id} for {filed.Request.Source} was taken up, but its crawl does not begin. Try again, or look into the log of the service.");

            await Task.Delay(s_interval, timeProvider, cancellationToken);
        }

        return null;
    }

    /// <summary>Waits until a run that was asked to end is over.</summary>
    public async Task<CancelOutcome> WaitAsync(CancelOutcome asked, CancellationToken cancellationToken)
    {
        while (await store.FindRunAsync(asked.RunId!, cancellationToken) is { } run)
        {
            if (run.Status != RunStatus.Running)
                return asked with { Result = CancelResult.Ended, Detail = $"Run {run.RunId} of {run.Source} ended: {ReportPrinter.Describe(run.Status)}." };

            await Task.Delay(s_interval, timeProvider, cancellationToken);
        }

        return asked;
    }

    /// <returns><see langword="null"/> while somebody is about to begin.</returns>
    private async Task<CancelOutcome?> TryCancelAsync(FiledRequest filed, CancellationToken cancellationToken)
    {
        var (id, source) = (filed.Request.Id, filed.Request.Source);
        if (filed.State == AdHocState.Ended)
            return Of(filed, CancelResult.NothingToCancel, $"Request {id} for {source} has ended already: {ReportPrinter.Describe(filed.Outcome ?? RunStatus.Failed)}.");

        if (filed.State == AdHocState.Running)
        {
            var running = await store.ListRunsAsync(new RunQuery { RequestId = id, Status = RunStatus.Running, Limit = 1 }, cancellationToken);
            return running is [var run] ? await CancelRunAsync(run.RunId, cancellationToken) : null;
        }

        await store.Requests.EndAsync(filed, RunStatus.Cancelled, filed.Attempts == 0 ? "It was cancelled before it began." : "It was cancelled before it began again.", cancellationToken);
        return await store.Requests.FindAsync(id, cancellationToken) is { State: AdHocState.Ended, Outcome: RunStatus.Cancelled }
            ? Of(filed, CancelResult.Withdrawn, $"Request {id} for {source} was withdrawn before its crawl began{(filed.Attempts == 0 ? string.Empty : " again")}.")
            : null;
    }

    private static CancelOutcome Of(RunReport run, CancelResult result, string detail) => new(result, run.Source, detail) { RunId = run.RunId, RequestId = run.RequestId };

    private static CancelOutcome Of(FiledRequest filed, CancelResult result, string detail) => new(result, filed.Request.Source, detail) { RunId = filed.RunId, RequestId = filed.Request.Id };
}
