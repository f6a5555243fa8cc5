using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Copying;
using MetadataIngestion.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The shared store: a schema of a PostgreSQL database, which any number of processes of any number of machines may use at once.</summary>
public sealed class PostgreSqlMetadataStore : IMetadataStore
{
    private const string EachOffset = "SELECT value::bigint FROM json_array_elements_text(@offsets::json)";

    // Commits are announced; this finds what was announced while nobody could hear it.
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(5);

    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlAccess _access;
    private readonly LeaseKeeper _keeper;
    private readonly LogPartitions _partitions;
    private readonly AspectNumbers _aspects;
    private readonly PostgreSqlStateQueries _queries;
    private readonly LogTail _tail;
    private readonly LogListener _listener;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    /// <summary>Makes the store; nothing is connected to before <see cref="OpenAsync"/>.</summary>
    /// <exception cref="ArgumentException">The connection string is not one.</exception>
    public PostgreSqlMetadataStore(PostgreSqlStoreOptions options, TimeProvider timeProvider, ILogger<PostgreSqlMetadataStore> logger)
    {
        (_timeProvider, _logger) = (timeProvider, logger);
        _database = new PostgreSqlDatabase(options);
        _access = new PostgreSqlAccess(_database, timeProvider);
        _keeper = new LeaseKeeper(_database, _access, options.LeaseDuration, timeProvider, logger);
        _partitions = new LogPartitions(_access, options.PartitionSize);
        _aspects = new AspectNumbers(_access);
        _queries = new PostgreSqlStateQueries(_access);
        _tail = new LogTail(GetHeadOffsetAsync, s_pollInterval, timeProvider);
        _listener = new LogListener(_database, _tail, timeProvider, logger);
        Requests = new AdHocRequests(_access, timeProvider, $"NOT {WorkerRegistry.Lives}", new { patience = options.LeaseDuration.TotalSeconds });
        Quarantine = new QuarantineTable(_access, timeProvider, StoredText.Encode, StoredText.Decode);
        Workers = new WorkerRegistry(_database, options.LeaseDuration);
        Parts = new PostgreSqlRunParts(_access, _keeper, CommitsOf, EntitiesOf);
    }

    /// <inheritdoc/>
    public IAdHocRequests Requests { get; }

    /// <summary>Its tables, to be copied.</summary>
    internal ICopyableStore Tables => new PostgreSqlTables(_database, _access, _partitions);

    /// <inheritdoc/>
    public IQuarantine Quarantine { get; }

    /// <inheritdoc/>
    public IWorkerRegistry? Workers { get; }

    /// <inheritdoc/>
    public IRunParts? Parts { get; }

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        // Whoever waits for a start wants to know at once what is wrong.
        await _access.UseOnceAsync(
            async connection =>
            {
                await new PostgreSqlSchema(_database, _logger).UpgradeAsync(connection, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        _partitions.Note(await GetHeadOffsetAsync(cancellationToken).ConfigureAwait(false));
        await _partitions.PrepareAsync(entries: 0, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IRunSession> BeginRunAsync(RunStart start, CancellationToken cancellationToken)
    {
        var run = await new RunOpening(_access, _keeper, _logger).BeginAsync(start, cancellationToken).ConfigureAwait(false);
        return new PostgreSqlRunSession(EntitiesOf(run.Source), CommitsOf(run), _logger);
    }

    /// <inheritdoc/>
    public async Task<IRunSession> BeginPreviewAsync(RunStart start, CancellationToken cancellationToken)
    {
        // A source that never ran has no number yet; none has 0.
        var source = await _access.ReadAsync(connection => new RunTable(connection).FindSourceAsync(start.Source), cancellationToken).ConfigureAwait(false) ?? 0;
        return new PostgreSqlRunSession(EntitiesOf(source), commits: null, _logger);
    }

    /// <inheritdoc/>
    public Task<long> GetHeadOffsetAsync(CancellationToken cancellationToken) =>
        _access.ReadAsync(static connection => Sinks(connection).HeadAsync(), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LogEntry> ReadLogAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await OpenReaderAsync(query, cancellationToken).ConfigureAwait(false) is not { } reader)
            yield break;
        while (true)
        {
            var page = await reader.ReadPageAsync(cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
                yield break;
            foreach (var entry in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<long> ShortenLogAsync(LogRetention retention, CancellationToken cancellationToken)
    {
        await using var lease = await _keeper.TryTakeAsync("retention", cancellationToken).ConfigureAwait(false);
        return lease is null ? 0 : await new LogShortening(_access, retention, _timeProvider, _logger).ShortenAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<long> FindWholeLogAsync(CancellationToken cancellationToken) => _access.ReadAsync(static connection => new WholeLog(connection, "log_entry").FindAsync(), cancellationToken);

    /// <inheritdoc/>
    public Task<long> WaitForEntriesAsync(long after, CancellationToken cancellationToken)
    {
        _listener.Start();
        return _tail.WaitAsync(after, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EntityDescription>> FindEntityAsync(string urn, CancellationToken cancellationToken) =>
        await new EntityDescriptions(_access, _aspects).FindAsync(urn, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CurrentAspect>> FindAspectsAsync(IReadOnlyList<string> urns, IReadOnlyList<string> aspects, CancellationToken cancellationToken) =>
        new EntityDescriptions(_access, _aspects).FindAspectsAsync(urns, aspects, cancellationToken);

    /// <inheritdoc/>
    public Task<StateRows> QueryAsync(StateQuery query, CancellationToken cancellationToken) => _queries.RunAsync(query, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunReport>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<RunReport>>(async connection => await Reports(connection).ListAsync(query).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunReport>> ListLatestRunsAsync(bool succeeded, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<RunReport>>(
            async connection => await Reports(connection).ListLatestAsync(succeeded).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<RunReport?> FindRunAsync(string runId, CancellationToken cancellationToken) =>
        _access.ReadAsync(
            async connection =>
            {
                var report = await Reports(connection).FindAsync(runId).ConfigureAwait(false);
                if (report is not { Status: RunStatus.Running })
                    return report;
                var parts = await new RunPartTable(connection).ListAsync(runId).ConfigureAwait(false);
                return parts.Count == 0 ? report : report with { Parts = [.. parts.Select(static part => part.ToReport())] };
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> CancelRunAsync(string runId, CancellationToken cancellationToken) =>
        _access.WriteAsync(connection => new RunTable(connection, RunOpening.Alive).CancelAsync(runId), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsCancelledAsync(string runId, CancellationToken cancellationToken) =>
        _access.ReadAsync(connection => new RunTable(connection).IsCancelledAsync(runId), cancellationToken);

    /// <inheritdoc/>
    public Task<long> GetSinkOffsetAsync(string sink, CancellationToken cancellationToken) =>
        _access.ReadAsync(connection => Sinks(connection).OffsetAsync(sink), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SinkPosition>> ListSinksAsync(CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<SinkPosition>>(static async connection => await Sinks(connection).ListAsync().ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> TryMoveSinkAsync(
        string sink, long expected, long offset, IReadOnlyList<RejectedEntry> rejected, IStoreLease? under, CancellationToken cancellationToken)
    {
        var move = new SinkMove(sink, expected, offset, rejected, under as PostgreSqlLease);
        return await _access.WriteAsync(connection => move.TryAsync(connection, Sinks(connection), _timeProvider.GetUtcNow()), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterQuery query, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<DeadLetter>>(async connection => await Sinks(connection).DeadLettersAsync(query).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<int> DropDeadLettersAsync(string sink, IReadOnlyCollection<long>? offsets, CancellationToken cancellationToken) =>
        _access.WriteAsync(connection => Sinks(connection).DropDeadLettersAsync(sink, offsets), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> ListPausedAsync(CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlySet<string>>(
            static async connection => await new PauseTable(connection).ListAsync().ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SetPausedAsync(string source, bool paused, CancellationToken cancellationToken) =>
        _access.WriteAsync(connection => new PauseTable(connection).SetAsync(source, paused), cancellationToken);

    /// <inheritdoc/>
    public async Task<IStoreLease?> TryTakeAsync(StoreLease lease, CancellationToken cancellationToken) =>
        await _keeper.TryTakeAsync(lease.Name, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<bool> IsTakenAsync(StoreLease lease, CancellationToken cancellationToken) =>
        _access.ReadAsync(
            async connection => await new LeaseTable(connection).HolderAsync(lease.Name).ConfigureAwait(false) is not null, cancellationToken);

    /// <summary>Looks at the database without changing anything, for people to see that it works.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public Task<StoreFindings> ExamineAsync(CancellationToken cancellationToken) =>
        _access.UseOnceAsync(
            async connection =>
            {
                var exists = await new PostgreSqlSchema(_database, _logger).ExistsAsync(connection).ConfigureAwait(false);
                var time = await connection.ExecuteScalarAsync<DateTime>("SELECT clock_timestamp()").ConfigureAwait(false);
                return new StoreFindings(connection.PostgreSqlVersion, time, exists ? await Sinks(connection).HeadAsync().ConfigureAwait(false) : null);
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _tail.Dispose();
        await _listener.DisposeAsync().ConfigureAwait(false);
        await _keeper.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
    }

    private RunCommits CommitsOf(OpenRun run) => new(_database, _access, _partitions, _aspects, _tail, run, _timeProvider);

    private EntityReader EntitiesOf(long source) => new(_access, source, _aspects);

    private RunReports Reports(DbConnection connection) => new(
        new RunTable(connection, RunOpening.Alive),
        row => Task.FromResult(row.UnderWay && row.Alive == false ? row.ToInterruptedReport() : row.ToReport(_timeProvider.GetUtcNow())));

    private static SinkTable Sinks(DbConnection connection) => new(connection, EachOffset);

    private async Task<LogReader?> OpenReaderAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var head = await GetHeadOffsetAsync(cancellationToken).ConfigureAwait(false);
        var aspect = query.Aspect is null ? null : await _aspects.FindAsync(query.Aspect, cancellationToken).ConfigureAwait(false);
        if (query.Aspect is not null && aspect is null)
            return null;
        var entities = query.Urn is null
            ? null
            : await new EntityDescriptions(_access, _aspects).FindNumbersAsync(query.Urn, query.Source, cancellationToken).ConfigureAwait(false);
        return new LogReader(_access, new LogDecoder(_access, _aspects), query, entities, aspect, head);
    }
}
