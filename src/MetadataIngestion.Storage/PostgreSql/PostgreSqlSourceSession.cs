using System.Runtime.CompilerServices;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>A session over the state of one source; without commits it is a preview.</summary>
internal abstract class PostgreSqlSourceSession(EntityReader entities, RunCommits? commits) : ISourceSession
{
    private const int LivePage = 512;

    private int _inUse;

    public CancellationToken Lost => commits?.Run.Lease.Lost ?? CancellationToken.None;

    public Task<IReadOnlyList<EntityState?>> LoadAsync(IReadOnlyList<string> urns, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<EntityState?>>(async () => await entities.LoadAsync(urns, cancellationToken).ConfigureAwait(false));

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadMemosAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<ReadOnlyMemory<byte>>>(async () => await entities.LoadMemosAsync(ids, cancellationToken).ConfigureAwait(false));

    public Task<IReadOnlyList<IReadOnlyList<Dependent>>> FindDependentsAsync(IReadOnlyList<string> urns, int limit, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<IReadOnlyList<Dependent>>>(async () => await entities.FindDependentsAsync(urns, limit, cancellationToken).ConfigureAwait(false));

    public Task<IReadOnlyList<IReadOnlyList<Downstream>>> FindDownstreamAsync(
        IReadOnlyList<string> urns, int distance, int limit, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<IReadOnlyList<Downstream>>>(
            async () => await entities.FindDownstreamAsync(urns, distance, limit, cancellationToken).ConfigureAwait(false));

    public async IAsyncEnumerable<LiveEntity> ReadLiveEntitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Page by page, so that the caller may commit in between.
        List<LiveEntity> page;
        for (var last = 0L; ; last = page[^1].Id)
        {
            var after = last;
            page = await UseAsync(() => entities.ReadLiveAsync(after, LivePage, cancellationToken)).ConfigureAwait(false);
            foreach (var entity in page)
                yield return entity;
            if (page.Count < LivePage)
                yield break;
        }
    }

    public Task<IReadOnlyList<LiveEntity>> FindByIdentityAsync(IReadOnlyCollection<string> identities, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<LiveEntity>>(async () => await entities.FindByIdentityAsync(identities, cancellationToken).ConfigureAwait(false));

    public Task<long> CountLiveEntitiesAsync(CancellationToken cancellationToken) => UseAsync(() => entities.CountLiveAsync(cancellationToken));

    public Task<CommitResult> CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken) =>
        UseAsync(() => Commits.CommitAsync(changes, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        if (commits is null)
            return;
        if (!commits.Ended && !Lost.IsCancellationRequested)
            await AbandonAsync(commits).ConfigureAwait(false);
        await commits.Run.Lease.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What is written, under which right.</summary>
    public RunCommits Commits => commits ?? throw new InvalidOperationException("A preview does not write.");

    /// <summary>Leaves behind what nobody ended.</summary>
    protected abstract Task AbandonAsync(RunCommits open);

    /// <summary>The number of the next commit is known to one caller at a time.</summary>
    protected async Task<T> UseAsync<T>(Func<Task<T>> work)
    {
        if (Interlocked.Exchange(ref _inUse, 1) != 0)
            throw new InvalidOperationException("A run session is used by one caller at a time.");
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _inUse, 0);
        }
    }
}
