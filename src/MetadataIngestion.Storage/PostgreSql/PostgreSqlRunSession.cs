using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>A run's session; without commits it is a preview.</summary>
internal sealed class PostgreSqlRunSession(EntityReader entities, RunCommits? commits, ILogger logger) : PostgreSqlSourceSession(entities, commits), IRunSession
{
    public Task CompleteAsync(RunReport report, CancellationToken cancellationToken) =>
        UseAsync(async () =>
        {
            await Commits.EndAsync(report, cancellationToken).ConfigureAwait(false);
            return true;
        });

    protected override async Task AbandonAsync(RunCommits open)
    {
        try
        {
            await open.AbandonAsync().ConfigureAwait(false);
        }
        catch (StoreException error)
        {
            LogMessages.RunNotClosed(logger, error, open.Run.Start.RunId, open.Run.Start.Source);
        }
    }
}
