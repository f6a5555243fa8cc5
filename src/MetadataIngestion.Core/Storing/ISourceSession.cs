namespace MetadataIngestion.Core.Storing;

/// <summary>Access to the state of one source, under the exclusive right to write for it or for a part of it. Used by one caller at a time. Disposal gives the right back.</summary>
public interface ISourceSession : IAsyncDisposable
{
    /// <summary>Ends when the exclusive right to write was lost; see <see cref="IStoreLease.Lost"/>.</summary>
    CancellationToken Lost { get; }

    /// <summary>Looks up entities of the source by URN.</summary>
    /// <returns>For each URN its state, or <see langword="null"/> for one that the source has never had; in the order asked.</returns>
    Task<IReadOnlyList<EntityState?>> LoadAsync(IReadOnlyList<string> urns, CancellationToken cancellationToken);

    /// <summary>What <see cref="EntityChange.Memo"/> left with entities of the source, by their numbers; empty for one without; in the order asked.</summary>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadMemosAsync(IReadOnlyList<long> entities, CancellationToken cancellationToken);

    /// <summary>Reads every entity of the source that is not removed, in the order they were first seen.</summary>
    IAsyncEnumerable<LiveEntity> ReadLiveEntitiesAsync(CancellationToken cancellationToken);

    /// <summary>The entities of the source that are not removed and have one of these identities, in the order they were first seen.</summary>
    Task<IReadOnlyList<LiveEntity>> FindByIdentityAsync(IReadOnlyCollection<string> identities, CancellationToken cancellationToken);

    /// <summary>How many entities of the source are not removed.</summary>
    Task<long> CountLiveEntitiesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The entities of any source that are not removed and depend on others, as <see cref="AspectChange.Upstreams"/> told.
    /// </summary>
    /// <param name="urns">The entities that they depend on.</param>
    /// <param name="limit">How many at most of each.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>For each URN those that depend on it, in the order of their URNs; in the order asked.</returns>
    Task<IReadOnlyList<IReadOnlyList<Dependent>>> FindDependentsAsync(IReadOnlyList<string> urns, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The entities of any source that are not removed and depend on others, or on what depends on them, and so on. A job that is reached leads to what it
    /// writes. Cycles end by themselves.
    /// </summary>
    /// <param name="urns">The entities to begin with.</param>
    /// <param name="distance">How many steps to go at most.</param>
    /// <param name="limit">After how many finds to stop with each; the nearest are found first.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>For each URN what was reached, the nearest first and then in the order of their URNs; in the order asked.</returns>
    Task<IReadOnlyList<IReadOnlyList<Downstream>>> FindDownstreamAsync(IReadOnlyList<string> urns, int distance, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Appends proposals and events to the log and stores the state they lead to, in one durable transaction: after a crash all of it is there or
    /// nothing. The memory that the changes refer to may be reused when the call returns.
    /// </summary>
    /// <exception cref="LeaseLostException">The session lost its right, which another worker may have by now. Nothing was stored.</exception>
    Task<CommitResult> CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken);
}
