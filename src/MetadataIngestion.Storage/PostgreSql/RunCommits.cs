using Dapper;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tables;
using Npgsql;
using NpgsqlTypes;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>
/// What one run, or who crawls a part of it, writes under its lease. Commits are numbered, so that one whose answer was lost with the connection is found out about and never doubled.
/// </summary>
internal sealed class RunCommits(
    PostgreSqlDatabase database, PostgreSqlAccess access, LogPartitions partitions, AspectNumbers aspects, LogTail tail, OpenRun run, TimeProvider timeProvider)
{
    private const string Commit =
        "SELECT o_ids, o_first, o_last FROM commit_changes($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,$31)";

    // Unknown after a commit that failed: an attempt whose answer was lost may still come to its end.
    private long? _commits = 0;

    public OpenRun Run => run;

    /// <summary>Whether the run has its report, after which nothing more may be written.</summary>
    public bool Ended { get; private set; }

    public async Task<CommitResult> CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        RequireOpen();
        cancellationToken.ThrowIfCancellationRequested();
        if (changes.Count == 0)
            return new CommitResult([], 0, 0);
        await aspects.LearnAsync(changes.SelectMany(static change => change.Aspects).Select(static aspect => aspect.Name), cancellationToken).ConfigureAwait(false);
        var arrays = new CommitArrays(changes, aspects);
        await partitions.PrepareAsync(arrays.Count, cancellationToken).ConfigureAwait(false);
        var (ids, first, last) = await CommitAsync(arrays, cancellationToken).ConfigureAwait(false);
        tail.Advance(last);
        partitions.Note(last);
        return new CommitResult(arrays.IdsOfChanges(ids), first, last);
    }

    public async Task EndAsync(RunReport report, CancellationToken cancellationToken)
    {
        RequireOpen();
        if (report.RunId != run.Start.RunId)
            throw new ArgumentException($"The report of run {report.RunId} cannot end run {run.Start.RunId}.", nameof(report));
        var held = await access.WriteAsync(
            async connection =>
            {
                var holds = await new LeaseTable(connection).HoldAsync(run.Lease).ConfigureAwait(false);
                if (holds)
                {
                    await new RunPartTable(connection).CloseAsync(run.Id).ConfigureAwait(false);
                    await new RunTable(connection).EndAsync(run.Id, report).ConfigureAwait(false);
                }

                return holds;
            },
            cancellationToken).ConfigureAwait(false);
        if (!held)
            throw await LostAsync().ConfigureAwait(false);
        Ended = true;
    }

    /// <summary>Ends the part.</summary>
    public async Task EndPartAsync(PartResult result, CancellationToken cancellationToken)
    {
        RequireOpen();
        var held = await access.WriteAsync(
            async connection => await new LeaseTable(connection).HoldAsync(run.Lease).ConfigureAwait(false)
                && await new RunPartTable(connection).EndAsync(run, result).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        if (!held)
            throw await LostAsync().ConfigureAwait(false);
        Ended = true;
    }

    /// <summary>Ends a run that nobody ended.</summary>
    public async Task AbandonAsync()
    {
        var row = await access.ReadAsync(connection => new RunTable(connection).GetAsync(run.Id), CancellationToken.None).ConfigureAwait(false);
        await EndAsync(row.ToFailedReport("The run stopped without a report.", FailureCause.Unexpected), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<(long[] Ids, long First, long Last)> CommitAsync(CommitArrays arrays, CancellationToken cancellationToken)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, run.Lease.Lost);
        try
        {
            var number = 1 + (_commits ??= await CountCommitsAsync(held.Token).ConfigureAwait(false));
            var result = await access.UseAsync(connection => CommitAsync(connection, number, arrays), held.Token).ConfigureAwait(false);
            _commits = number;
            return result;
        }
        catch (StoreException error) when (error.InnerException is PostgresException refusal)
        {
            _commits = null;
            throw await DescribeAsync(error, refusal).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.Lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _commits = null;
            throw await LostAsync().ConfigureAwait(false);
        }
        catch
        {
            _commits = null;
            throw;
        }
    }

    /// <summary>Once the server has the changes it comes to an end with them by itself, so that is waited for whoever loses patience.</summary>
    private async Task<(long[] Ids, long First, long Last)> CommitAsync(NpgsqlConnection connection, long number, CommitArrays arrays)
    {
        await using var command = new NpgsqlCommand(Commit, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = run.Id });
        command.Parameters.Add(new NpgsqlParameter { Value = run.Part?.Number ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = run.Source });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = run.Lease.Name });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = run.Lease.Token });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = timeProvider.GetUtcNow().ToUnixTimeMilliseconds() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database.Channel });
        arrays.AddTo(command.Parameters);
        await using var row = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        await row.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        return (row.GetFieldValue<long[]>(0), row.GetInt64(1), row.GetInt64(2));
    }

    /// <summary>Waits for a commit whose answer was lost, if it is still under way.</summary>
    private Task<long> CountCommitsAsync(CancellationToken cancellationToken) =>
        access.WriteAsync(
            connection => run.Part is { } part
                ? connection.ExecuteScalarAsync<long>("SELECT commits FROM run_part WHERE run = @Id AND number = @Number FOR UPDATE", new { run.Id, part.Number })
                : connection.ExecuteScalarAsync<long>("SELECT commits FROM run WHERE id = @Id FOR UPDATE", new { run.Id }),
            cancellationToken);

    private async Task<Exception> DescribeAsync(StoreException error, PostgresException refusal) => refusal.SqlState switch
    {
        PostgreSqlErrors.LeaseLost => await LostAsync().ConfigureAwait(false),
        PostgreSqlErrors.ForeignEntity => new ArgumentException($"The source has no entity number {refusal.MessageText}, which a change names."),
        _ => error,
    };

    private async Task<LeaseLostException> LostAsync()
    {
        var holder = await run.Lease.DescribeHolderAsync().ConfigureAwait(false);
        return run.Part is { } part
            ? LeaseLosses.OfPart(part.Name, run.Start.Source, run.Start.RunId, holder)
            : LeaseLosses.OfSource(run.Start.Source, run.Start.RunId, holder);
    }

    private void RequireOpen()
    {
        if (Ended)
            throw new InvalidOperationException($"Run {run.Start.RunId} has its report already; nothing more can be written.");
    }
}
