using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tables;

/// <summary>Tells how runs stand. Their rows alone do not: a process that was killed had no time to write that its run is over.</summary>
/// <param name="runs">The rows.</param>
/// <param name="reportAsync">Tells a run that is under way from one that was cut off.</param>
internal sealed class RunReports(RunTable runs, Func<RunRow, Task<RunReport>> reportAsync)
{
    /// <summary>The statuses of runs that are over, so that the database tells the truth.</summary>
    private static readonly IReadOnlyList<RunStatus> s_ended = [.. Enum.GetValues<RunStatus>().Except([RunStatus.Running])];

    private static readonly IReadOnlyList<RunStatus> s_succeeded = [RunStatus.Succeeded, RunStatus.PartiallySucceeded, RunStatus.AwaitingApproval];

    public async Task<List<RunReport>> ListAsync(RunQuery query)
    {
        var reports = new List<RunReport>();
        await foreach (var row in runs.ListAsync(query).ConfigureAwait(false))
        {
            if (reports.Count == query.Limit)
                break;
            var report = await reportAsync(row).ConfigureAwait(false);
            if (query.Status is null || report.Status == query.Status)
                reports.Add(report);
        }

        return reports;
    }

    public async Task<List<RunReport>> ListLatestAsync(bool succeeded)
    {
        var latest = await runs.LatestAsync(succeeded ? s_succeeded : s_ended).ConfigureAwait(false);
        var reports = new List<RunReport>();
        foreach (var row in succeeded ? latest : await WithInterruptedAsync(latest).ConfigureAwait(false))
            reports.Add(await reportAsync(row).ConfigureAwait(false));
        return reports;
    }

    public async Task<RunReport?> FindAsync(string runId) =>
        await runs.FindAsync(runId).ConfigureAwait(false) is { } row ? await reportAsync(row).ConfigureAwait(false) : null;

    /// <summary>A run that was cut off is over too, though the database does not know.</summary>
    private async Task<IEnumerable<RunRow>> WithInterruptedAsync(IEnumerable<RunRow> latest)
    {
        var rows = latest.ToDictionary(static row => row.SourceId);
        foreach (var row in await runs.UnderWayAsync().ConfigureAwait(false))
        {
            if ((await reportAsync(row).ConfigureAwait(false)).Status != RunStatus.Running
                && (!rows.TryGetValue(row.SourceId, out var known) || known.Id < row.Id))
            {
                rows[row.SourceId] = row;
            }
        }

        return rows.Values.OrderBy(static row => row.Source, StringComparer.Ordinal);
    }
}
