using MetadataIngestion.Core.Reporting;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Tells how runs stand. The database alone cannot: a process that was killed had no time to write that its run is over.</summary>
internal sealed class RunReports(SqliteDatabase database, SqliteConnection connection, TimeProvider timeProvider)
{
    private readonly RunTable _runs = new(connection);

    public List<RunReport> List(string? source, int limit)
    {
        var reports = new List<RunReport>();
        foreach (var row in _runs.List(source, limit))
            reports.Add(Report(row));
        return reports;
    }

    public RunReport? Find(string runId) => _runs.Find(runId) is { } row ? Report(row) : null;

    private RunReport Report(RunRow row)
    {
        if (!row.UnderWay || SourceLock.IsHeld(SourceLock.FileOf(database.Path, row.SourceId)))
            return row.ToReport(timeProvider.GetUtcNow());

        // A run writes its report before it lets go of the lock, so a second look tells a run that just ended from a dead one.
        var again = _runs.Get(row.Id);
        return again.UnderWay ? again.ToInterruptedReport() : again.ToReport(timeProvider.GetUtcNow());
    }
}
