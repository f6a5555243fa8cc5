using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file, which many threads and processes of one machine may use at once.</summary>
public sealed class SqliteMetadataStore(SqliteStoreOptions options, TimeProvider timeProvider, ILogger<SqliteMetadataStore> logger) : IMetadataStore
{
    private readonly SqliteDatabase _database = new(options, timeProvider);

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        Batteries_V2.Init();
        CreateFolder(Path.GetDirectoryName(_database.Path)!);
        await DescribeErrorsAsync(
            async () =>
            {
                using var connection = _database.ConnectOrCreate();
                await new SqliteSchema(_database, logger).UpgradeAsync(connection, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IRunSession> BeginRunAsync(RunStart start, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(() => new RunOpening(_database, timeProvider, logger).BeginAsync(start, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IRunSession> BeginPreviewAsync(RunStart start, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(() => Task.FromResult(new RunOpening(_database, timeProvider, logger).Preview(start)), cancellationToken);

    /// <inheritdoc/>
    public Task<long> GetHeadOffsetAsync(CancellationToken cancellationToken) =>
        ReadAsync(static connection => new SinkTable(connection).Head(), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LogEntry> ReadLogAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await GetHeadOffsetAsync(cancellationToken).ConfigureAwait(false);
        using var connection = _database.Connect();
        using var reader = await DescribeErrorsAsync(() => Task.FromResult(new LogReader(connection, query)), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var page = await DescribeErrorsAsync(() => Task.FromResult(reader.ReadPage(head, cancellationToken)), cancellationToken).ConfigureAwait(false);
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
    public Task<IReadOnlyList<RunReport>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<RunReport>>(
            connection => new RunReports(_database, connection, timeProvider).List(query.Source, query.Limit), cancellationToken);

    /// <inheritdoc/>
    public Task<RunReport?> FindRunAsync(string runId, CancellationToken cancellationToken) =>
        ReadAsync(connection => new RunReports(_database, connection, timeProvider).Find(runId), cancellationToken);

    /// <inheritdoc/>
    public Task<long> GetSinkOffsetAsync(string sink, CancellationToken cancellationToken) =>
        ReadAsync(connection => new SinkTable(connection).Offset(sink), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryMoveSinkAsync(
        string sink, long expected, long offset, IReadOnlyList<RejectedEntry> rejected, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(
            async () =>
            {
                using var connection = _database.Connect();
                using var transaction = await _database.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
                if (new SinkTable(connection).Offset(sink) != expected)
                    return false;

                new SinkTable(connection).Commit(sink, offset, rejected, timeProvider.GetUtcNow());
                transaction.Commit();
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterQuery query, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<DeadLetter>>(connection => new SinkTable(connection).DeadLetters(query.Sink), cancellationToken);

    /// <inheritdoc/>
    public IAdHocRequests Requests => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<long> WaitForEntriesAsync(long after, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<EntityDescription>> FindEntityAsync(string urn, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunReport>> ListLatestRunsAsync(bool succeeded, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<SinkPosition>> ListSinksAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<int> DropDeadLettersAsync(string sink, IReadOnlyCollection<long>? offsets, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> ListPausedAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<bool> SetPausedAsync(string source, bool paused, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<IAsyncDisposable?> TryTakeAsync(StoreLease lease, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<bool> IsTakenAsync(StoreLease lease, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

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

    private Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        DescribeErrorsAsync(
            () =>
            {
                using var connection = _database.Connect();
                return Task.FromResult(read(connection));
            },
            cancellationToken);

    private async Task<T> DescribeErrorsAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw _database.Describe(error);
        }
    }
}
