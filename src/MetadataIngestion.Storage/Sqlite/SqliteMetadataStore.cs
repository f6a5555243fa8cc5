using System.Data.Common;
using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Copying;
using MetadataIngestion.Storage.Tables;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file, which many threads and processes of one machine may use at once.</summary>
public sealed class SqliteMetadataStore : IMetadataStore
{
    private const string EachOffset = "SELECT value FROM json_each(@offsets)";

    // How soon the commits of other processes are seen.
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(500);

    private readonly SqliteDatabase _database;
    private readonly SqliteAccess _access;
    private readonly SqliteStateQueries _queries;
    private readonly LogTail _tail;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    /// <summary>Makes the store; nothing is opened or created before <see cref="OpenAsync"/>.</summary>
    public SqliteMetadataStore(SqliteStoreOptions options, TimeProvider timeProvider, ILogger<SqliteMetadataStore> logger)
    {
        (_timeProvider, _logger) = (timeProvider, logger);
        _database = new SqliteDatabase(options);
        _access = new SqliteAccess(_database);
        _queries = new SqliteStateQueries(_database, timeProvider);
        _tail = new LogTail(GetHeadOffsetAsync, s_pollInterval, timeProvider);
        Requests = new AdHocRequests(_access, timeProvider, "TRUE", abandonedValues: null);
        Quarantine = new QuarantineTable(_access, timeProvider, static text => text, static text => text);
    }

    /// <inheritdoc/>
    public IAdHocRequests Requests { get; }

    /// <inheritdoc/>
    public IQuarantine Quarantine { get; }

    /// <inheritdoc/>
    public IWorkerRegistry? Workers => null;

    /// <inheritdoc/>
    public IRunParts? Parts => null;

    /// <summary>Its tables, to be copied.</summary>
    internal ICopyableStore Tables => new SqliteTables(_database, _access);

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        Batteries_V2.Init();
        CreateFolder(Path.GetDirectoryName(_database.Path)!);
        await _access.DescribeErrorsAsync(
            async () =>
            {
                using var connection = _database.ConnectOrCreate();
                await new SqliteSchema(_database, _logger).UpgradeAsync(connection, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IRunSession> BeginRunAsync(RunStart start, CancellationToken cancellationToken) =>
        _access.DescribeErrorsAsync(() => Opening.BeginAsync(start, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IRunSession> BeginPreviewAsync(RunStart start, CancellationToken cancellationToken) =>
        _access.DescribeErrorsAsync(() => Opening.PreviewAsync(start), cancellationToken);

    /// <inheritdoc/>
    public Task<long> GetHeadOffsetAsync(CancellationToken cancellationToken) =>
        _access.ReadAsync(static connection => Sinks(connection).HeadAsync(), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LogEntry> ReadLogAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await GetHeadOffsetAsync(cancellationToken).ConfigureAwait(false);
        using var connection = _database.Connect();
        using var reader = await _access.DescribeErrorsAsync(() => Task.FromResult(new LogReader(connection, query)), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var page = await _access.DescribeErrorsAsync(() => Task.FromResult(reader.ReadPage(head, cancellationToken)), cancellationToken).ConfigureAwait(false);
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
    public Task<long> ShortenLogAsync(LogRetention retention, CancellationToken cancellationToken) =>
        new LogShortening(_access, retention, _timeProvider, _logger).ShortenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<long> FindWholeLogAsync(CancellationToken cancellationToken) => _access.ReadAsync(static connection => new WholeLog(connection, "log").FindAsync(), cancellationToken);

    /// <inheritdoc/>
    public Task<long> WaitForEntriesAsync(long after, CancellationToken cancellationToken) => _tail.WaitAsync(after, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EntityDescription>> FindEntityAsync(string urn, CancellationToken cancellationToken) =>
        _access.ReadTogetherAsync<IReadOnlyList<EntityDescription>>(
            connection =>
            {
                using var entities = new EntityDescriptions(connection);
                return entities.Find(urn);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CurrentAspect>> FindAspectsAsync(IReadOnlyList<string> urns, IReadOnlyList<string> aspects, CancellationToken cancellationToken) =>
        _access.ReadTogetherAsync(connection => EntityDescriptions.FindAspects(connection, urns, aspects), cancellationToken);

    /// <inheritdoc/>
    public Task<StateRows> QueryAsync(StateQuery query, CancellationToken cancellationToken) =>
        _access.DescribeErrorsAsync(() => _queries.RunAsync(query, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunReport>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<RunReport>>(async connection => await Reports(connection).ListAsync(query).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunReport>> ListLatestRunsAsync(bool succeeded, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<RunReport>>(async connection => await Reports(connection).ListLatestAsync(succeeded).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<RunReport?> FindRunAsync(string runId, CancellationToken cancellationToken) =>
        _access.ReadAsync(connection => Reports(connection).FindAsync(runId), cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> CancelRunAsync(string runId, CancellationToken cancellationToken) =>
        await FindRunAsync(runId, cancellationToken).ConfigureAwait(false) is { Status: RunStatus.Running }
        && await _access.WriteAsync(connection => new RunTable(connection).CancelAsync(runId), cancellationToken).ConfigureAwait(false);

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
    public Task<bool> TryMoveSinkAsync(
        string sink, long expected, long offset, IReadOnlyList<RejectedEntry> rejected, IStoreLease? under, CancellationToken cancellationToken)
    {
        // What was delivered is delivered again when it is forgotten; a replay is ordered once.
        return offset < expected ? _access.WriteAsync(Move, cancellationToken) : _access.WriteRepeatableAsync(Move, cancellationToken);

        Task<bool> Move(DbConnection connection) => Sinks(connection).TryMoveAsync(sink, expected, offset, rejected, _timeProvider.GetUtcNow());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterQuery query, CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlyList<DeadLetter>>(async connection => await Sinks(connection).DeadLettersAsync(query).ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<int> DropDeadLettersAsync(string sink, IReadOnlyCollection<long>? offsets, CancellationToken cancellationToken) =>
        _access.WriteAsync(connection => Sinks(connection).DropDeadLettersAsync(sink, offsets), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> ListPausedAsync(CancellationToken cancellationToken) =>
        _access.ReadAsync<IReadOnlySet<string>>(static async connection => await new PauseTable(connection).ListAsync().ConfigureAwait(false), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> SetPausedAsync(string source, bool paused, CancellationToken cancellationToken) =>
        _access.WriteAsync(connection => new PauseTable(connection).SetAsync(source, paused), cancellationToken);

    /// <inheritdoc/>
    public async Task<IStoreLease?> TryTakeAsync(StoreLease lease, CancellationToken cancellationToken) =>
        await FileLock.TryTakeAsync(FileLock.FileOf(_database.Path, lease), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<bool> IsTakenAsync(StoreLease lease, CancellationToken cancellationToken) =>
        Task.FromResult(FileLock.IsHeld(FileLock.FileOf(_database.Path, lease)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _tail.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    private RunOpening Opening => new(_database, _tail, _timeProvider, _logger);

    private RunReports Reports(DbConnection connection)
    {
        var runs = new RunTable(connection);
        return new RunReports(runs, new LockedRuns(_database, runs, _timeProvider).ReportAsync);
    }

    private static SinkTable Sinks(DbConnection connection) => new(connection, EachOffset);

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SqliteErrors.Folder(folder, error);
        }
    }
}
