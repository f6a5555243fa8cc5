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

    /// <summary>The entities of the source that are not removed and have this identity.</summary>
    Task<IReadOnlyList<LiveEntity>> FindByIdentityAsync(string identity, CancellationToken cancellationToken);

    /// <summary>How many entities of the source are not removed.</summary>
    Task<long> CountLiveEntitiesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The entities of any source that are not removed and read or write an entity, as <see cref="AspectChange.Upstreams"/> told; in the order of their URNs.
    /// </summary>
    /// <param name="urn">The entity that they depend on.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<Dependent>> FindDependentsAsync(string urn, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Appends proposals and events to the log and stores the state they lead to, in one durable transaction: after a crash all of it is there or
    /// nothing. The memory that the changes refer to may be reused when the call returns.
    /// </summary>
    /// <exception cref="LeaseLostException">The session lost its right, which another worker may have by now. Nothing was stored.</exception>
    Task<CommitResult> CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken);
}
