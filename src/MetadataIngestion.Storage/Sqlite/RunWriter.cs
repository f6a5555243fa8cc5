using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>What one run writes: its proposals, and at its end its report.</summary>
internal sealed class RunWriter(
    SqliteDatabase database, LogTail tail, SqliteConnection connection, RunStart start, long run, long source, AspectNames names, TimeProvider timeProvider)
    : IDisposable
{
    private readonly ProposalWriter _proposals = new(connection, source, run, names);

    public RunStart Start => start;

    /// <summary>Whether the run has its report, after which nothing more may be written.</summary>
    public bool Ended { get; private set; }

    public async Task<CommitResult> CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        RequireOpen();
        if (changes.Count == 0)
            return new CommitResult([], 0, 0);
        using var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
        try
        {
            var result = _proposals.Write(changes, timeProvider.GetUtcNow(), cancellationToken);
            transaction.Commit();
            tail.Advance(result.LastOffset);
            return result;
        }
        catch
        {
            names.Forget();
            throw;
        }
    }

    public async Task EndAsync(RunReport report, CancellationToken cancellationToken)
    {
        RequireOpen();
        if (report.RunId != start.RunId)
            throw new ArgumentException($"The report of run {report.RunId} cannot end run {start.RunId}.", nameof(report));
        using var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
        await new RunTable(connection).EndAsync(run, report).ConfigureAwait(false);
        transaction.Commit();
        Ended = true;
    }

    /// <summary>Ends a run that nobody ended.</summary>
    public async Task AbandonAsync()
    {
        var row = await new RunTable(connection).GetAsync(run).ConfigureAwait(false);
        await EndAsync(row.ToFailedReport("The run stopped without a report.", FailureCause.Unexpected), CancellationToken.None).ConfigureAwait(false);
    }

    public void Dispose() => _proposals.Dispose();

    private void RequireOpen()
    {
        if (Ended)
            throw new InvalidOperationException($"Run {start.RunId} has its report already; nothing more can be written.");
    }
}
