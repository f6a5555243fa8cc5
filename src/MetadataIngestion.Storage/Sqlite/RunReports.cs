using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Tells how runs stand. The database alone cannot: a process that was killed had no time to write that its run is over.</summary>
internal sealed class RunReports(SqliteDatabase database, SqliteConnection connection, TimeProvider timeProvider)
{
    private readonly RunTable _runs = new(connection);

    /// <summary>The statuses of runs that are over, so that the database tells the truth.</summary>
    private static readonly IReadOnlyList<RunStatus> s_ended = [.. Enum.GetValues<RunStatus>().Except([RunStatus.Running])];

    private static readonly IReadOnlyList<RunStatus> s_succeeded = [RunStatus.Succeeded, RunStatus.PartiallySucceeded, RunStatus.AwaitingApproval];

    public List<RunReport> List(RunQuery query) =>
        [.. _runs.List(query).Select(Report).Where(report => query.Status is null || report.Status == query.Status).Take(query.Limit)];

    public List<RunReport> ListLatest(bool succeeded)
    {
        var latest = _runs.Latest(succeeded ? s_succeeded : s_ended);
        return [.. (succeeded ? latest : WithInterrupted(latest)).Select(Report)];
    }

    public RunReport? Find(string runId) => _runs.Find(runId) is { } row ? Report(row) : null;

    /// <summary>A run that was cut off is over too, though the database does not know.</summary>
    private IEnumerable<RunRow> WithInterrupted(IEnumerable<RunRow> latest)
    {
        var rows = latest.ToDictionary(static row => row.SourceId);
        foreach (var row in _runs.UnderWay().Where(row => Report(row).Status != RunStatus.Running))
        {
            if (!rows.TryGetValue(row.SourceId, out var known) || known.Id < row.Id)
                rows[row.SourceId] = row;
        }

        return rows.Values.OrderBy(static row => row.Source, StringComparer.Ordinal);
    }

    private RunReport Report(RunRow row)
    {
        if (!row.UnderWay || FileLock.IsHeld(FileLock.FileOf(database.Path, row.SourceId)))
            return row.ToReport(timeProvider.GetUtcNow());

        // A run writes its report before it lets go of the lock, so a second look tells a run that just ended from a dead one.
        var again = _runs.Get(row.Id);
        return again.UnderWay ? again.ToInterruptedReport() : again.ToReport(timeProvider.GetUtcNow());
    }
}
