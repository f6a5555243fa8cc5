using System.Runtime.CompilerServices;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>A session over a connection of its own; without a writer and a lock it is a preview.</summary>
internal sealed class SqliteRunSession(
    SqliteDatabase database, SqliteConnection connection, AspectNames names, EntityReader entities, RunWriter? writer, FileLock? sourceLock, ILogger logger)
    : IRunSession
{
    private const int LivePage = 512;

    private int _inUse;

    public CancellationToken Lost => CancellationToken.None;

    public Task<IReadOnlyList<EntityState?>> LoadAsync(IReadOnlyList<string> urns, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<EntityState?>>(() => entities.Load(urns, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadMemosAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<ReadOnlyMemory<byte>>>(() => entities.LoadMemos(ids, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<LiveEntity> ReadLiveEntitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Page by page, so that the caller may commit in between.
        List<LiveEntity> page;
        for (var last = 0L; ; last = page[^1].Id)
        {
            var after = last;
            page = await UseAsync(() => entities.ReadLive(after, LivePage), cancellationToken).ConfigureAwait(false);
            foreach (var entity in page)
                yield return entity;
            if (page.Count < LivePage)
                yield break;
        }
    }

    public Task<IReadOnlyList<LiveEntity>> FindByIdentityAsync(IReadOnlyCollection<string> identities, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<LiveEntity>>(() => entities.FindByIdentity(identities), cancellationToken);

    public Task<long> CountLiveEntitiesAsync(CancellationToken cancellationToken) => UseAsync(entities.CountLive, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<Dependent>>> FindDependentsAsync(IReadOnlyList<string> urns, int limit, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<IReadOnlyList<Dependent>>>(() => entities.FindDependents(urns, limit, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<Downstream>>> FindDownstreamAsync(
        IReadOnlyList<string> urns, int distance, int limit, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<IReadOnlyList<Downstream>>>(() => entities.FindDownstream(urns, distance, limit, cancellationToken), cancellationToken);

    public Task<CommitResult> CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken) =>
        UseAsync(() => Writer.CommitAsync(changes, cancellationToken));

    public Task CompleteAsync(RunReport report, CancellationToken cancellationToken) =>
        UseAsync(async () =>
        {
            await Writer.EndAsync(report, cancellationToken).ConfigureAwait(false);
            return true;
        });

    public async ValueTask DisposeAsync()
    {
        if (writer is { Ended: false })
            await AbandonAsync(writer).ConfigureAwait(false);
        writer?.Dispose();
        entities.Dispose();
        names.Dispose();
        await connection.DisposeAsync().ConfigureAwait(false);
        if (sourceLock is not null)
            await sourceLock.DisposeAsync().ConfigureAwait(false);
    }

    private RunWriter Writer => writer ?? throw new InvalidOperationException("A preview does not write.");

    private async Task AbandonAsync(RunWriter open)
    {
        try
        {
            await open.AbandonAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is SqliteException or StoreException)
        {
            LogMessages.RunNotClosed(logger, error, open.Start.RunId, open.Start.Source);
        }
    }

    private Task<T> UseAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        UseAsync(() =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(work());
        });

    /// <summary>Statements are shared by all calls, so two at once would mix up their parameters.</summary>
    private async Task<T> UseAsync<T>(Func<Task<T>> work)
    {
        if (Interlocked.Exchange(ref _inUse, 1) != 0)
            throw new InvalidOperationException("A run session is used by one caller at a time.");
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            throw database.Describe(error);
        }
        finally
        {
            Volatile.Write(ref _inUse, 0);
        }
    }
}
