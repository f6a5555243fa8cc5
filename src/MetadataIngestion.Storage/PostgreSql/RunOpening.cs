using System.Data.Common;
using Dapper;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Begins runs.</summary>
internal sealed class RunOpening(PostgreSqlAccess access, LeaseKeeper keeper, ILogger logger)
{
    /// <summary>Whether the lease that a run was begun under is still held.</summary>
    public const string Alive =
        "(run.status = 'Running' AND EXISTS (SELECT 1 FROM lease WHERE lease.name = run.lease AND lease.token = run.token AND lease.expires_at > clock_timestamp()))";

    public async Task<OpenRun> BeginAsync(RunStart start, CancellationToken cancellationToken)
    {
        var lease = await keeper.TryTakeAsync($"source/{start.Source}", cancellationToken).ConfigureAwait(false)
            ?? throw await BusyAsync(start.Source, cancellationToken).ConfigureAwait(false);
        try
        {
            var (source, run) = await access.WriteAsync(connection => RegisterAsync(connection, start, lease), cancellationToken).ConfigureAwait(false);
            return new OpenRun(start, run, source, lease);
        }
        catch
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes the run down, and that those of its source are over which nobody holds any more. Done again, it finds what it wrote.</summary>
    private async Task<(long Source, long Run)> RegisterAsync(DbConnection connection, RunStart start, PostgreSqlLease lease)
    {
        var runs = new RunTable(connection, Alive);
        var source = await runs.AddSourceAsync(start.Source).ConfigureAwait(false);
        var written = new { start.RunId, lease.Name, lease.Token };
        if (await connection.QuerySingleOrDefaultAsync<long?>("SELECT id FROM run WHERE run_id = @RunId AND lease = @Name AND token = @Token", written).ConfigureAwait(false) is { } known)
            return (source, known);
        foreach (var dead in (await runs.UnderWayAsync(source).ConfigureAwait(false)).Where(static run => run.Alive == false))
        {
            await new RunPartTable(connection).CloseAsync(dead.Id).ConfigureAwait(false);
            await runs.EndAsync(dead.Id, dead.ToInterruptedReport()).ConfigureAwait(false);
            LogMessages.RunInterrupted(logger, dead.RunId, dead.Source);
        }

        var run = await runs.BeginAsync(start, source).ConfigureAwait(false);
        await connection.ExecuteAsync("UPDATE run SET lease = @Name, token = @Token WHERE run_id = @RunId", written).ConfigureAwait(false);
        return (source, run);
    }

    private Task<SourceBusyException> BusyAsync(string name, CancellationToken cancellationToken) =>
        access.ReadAsync(
            async connection =>
            {
                var runs = new RunTable(connection, Alive);
                var source = await runs.FindSourceAsync(name).ConfigureAwait(false) ?? 0;
                var row = (await runs.UnderWayAsync(source).ConfigureAwait(false)).FirstOrDefault(static run => run.Alive == true);
                return row is null
                    ? new SourceBusyException($"Source '{name}' is held by another process that starts or ends a run. Try again in a moment.")
                    : new SourceBusyException(
                        $"Source '{name}' is being crawled by {row.Owner} since {row.StartTime:yyyy-MM-dd HH:mm:ss} UTC (run {row.RunId}). "
                        + "Wait until that run ends, or stop the process; the source is free as soon as its lease has run out.");
            },
            cancellationToken);
}
