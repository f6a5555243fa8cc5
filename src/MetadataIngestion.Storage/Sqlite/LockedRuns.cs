using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Storage.Tables;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Tells whether runs are under way by the locks of their sources.</summary>
internal sealed class LockedRuns(SqliteDatabase database, RunTable runs, TimeProvider timeProvider)
{
    public async Task<RunReport> ReportAsync(RunRow row)
    {
        if (!row.UnderWay || FileLock.IsHeld(FileLock.FileOf(database.Path, row.SourceId)))
            return row.ToReport(timeProvider.GetUtcNow());

        // A run writes its report before it lets go of the lock, so a second look tells a run that just ended from a dead one.
        var again = await runs.GetAsync(row.Id).ConfigureAwait(false);
        return again.UnderWay ? again.ToInterruptedReport() : again.ToReport(timeProvider.GetUtcNow());
    }
}
