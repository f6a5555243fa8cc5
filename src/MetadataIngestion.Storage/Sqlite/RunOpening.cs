using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tables;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Opens sessions.</summary>
internal sealed class RunOpening(SqliteDatabase database, LogTail tail, TimeProvider timeProvider, ILogger logger)
{
    public async Task<IRunSession> BeginAsync(RunStart start, CancellationToken cancellationToken)
    {
        var connection = database.ConnectAlone();
        FileLock? sourceLock = null;
        try
        {
            var source = await FindOrAddSourceAsync(connection, start.Source, cancellationToken).ConfigureAwait(false);
            sourceLock = await FileLock.TryTakeAsync(FileLock.FileOf(database.Path, source), cancellationToken).ConfigureAwait(false)
                ?? throw await BusyAsync(connection, start.Source, source).ConfigureAwait(false);
            var run = await RegisterAsync(connection, start, source, cancellationToken).ConfigureAwait(false);
            return OpenSession(connection, source, (start, run), sourceLock);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (sourceLock is not null)
                await sourceLock.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task<IRunSession> PreviewAsync(RunStart start)
    {
        var connection = database.ConnectAlone();
        try
        {
            // A source that never ran has no number yet; none has 0.
            var source = await new RunTable(connection).FindSourceAsync(start.Source).ConfigureAwait(false);
            return OpenSession(connection, source ?? 0, run: null, sourceLock: null);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private SqliteRunSession OpenSession(SqliteConnection connection, long source, (RunStart Start, long Id)? run, FileLock? sourceLock)
    {
        var names = new AspectNames(connection);
        var writer = run is { } known ? new RunWriter(database, tail, connection, known.Start, known.Id, source, names, timeProvider) : null;
        return new SqliteRunSession(database, connection, names, new EntityReader(connection, source, names), writer, sourceLock, logger);
    }

    private async Task<long> FindOrAddSourceAsync(SqliteConnection connection, string name, CancellationToken cancellationToken)
    {
        var runs = new RunTable(connection);
        if (await runs.FindSourceAsync(name).ConfigureAwait(false) is { } known)
            return known;
        using var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
        var source = await runs.AddSourceAsync(name).ConfigureAwait(false);
        transaction.Commit();
        return source;
    }

    /// <summary>Writes the run down, and that those before it which never ended are over: this run has the lock, so nobody else can have it.</summary>
    private async Task<long> RegisterAsync(SqliteConnection connection, RunStart start, long source, CancellationToken cancellationToken)
    {
        var runs = new RunTable(connection);
        using var transaction = await database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
        foreach (var dead in await runs.UnderWayAsync(source).ConfigureAwait(false))
        {
            await runs.EndAsync(dead.Id, dead.ToInterruptedReport()).ConfigureAwait(false);
            LogMessages.RunInterrupted(logger, dead.RunId, dead.Source);
        }

        var run = await runs.BeginAsync(start, source).ConfigureAwait(false);
        transaction.Commit();
        return run;
    }

    private static async Task<SourceBusyException> BusyAsync(SqliteConnection connection, string name, long source)
    {
        foreach (var row in await new RunTable(connection).UnderWayAsync(source).ConfigureAwait(false))
            return new($"Source '{name}' is being crawled by {row.Owner} since {row.StartTime:yyyy-MM-dd HH:mm:ss} UTC (run {row.RunId}). "
                + "Wait until that run ends, or stop the process; the source is free as soon as it is gone.");
        return new($"Source '{name}' is held by another process that starts or ends a run. Try again in a moment.");
    }
}
