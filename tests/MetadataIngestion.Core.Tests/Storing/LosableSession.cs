using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Tests.Storing;

/// <summary>A session that may lose its source, and then still finds nobody else there to end its run for it.</summary>
internal sealed class LosableSession(IRunSession session, CancellationToken lost) : IRunSession
{
    public CancellationToken Lost => lost;

    public Task<IReadOnlyList<EntityState?>> LoadAsync(IReadOnlyList<string> urns, CancellationToken cancellationToken) =>
        session.LoadAsync(urns, cancellationToken);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadMemosAsync(IReadOnlyList<long> entities, CancellationToken cancellationToken) =>
        session.LoadMemosAsync(entities, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<Dependent>>> FindDependentsAsync(IReadOnlyList<string> urns, int limit, CancellationToken cancellationToken) =>
        session.FindDependentsAsync(urns, limit, cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<Downstream>>> FindDownstreamAsync(IReadOnlyList<string> urns, int distance, int limit, CancellationToken cancellationToken) =>
        session.FindDownstreamAsync(urns, distance, limit, cancellationToken);

    public IAsyncEnumerable<LiveEntity> ReadLiveEntitiesAsync(CancellationToken cancellationToken) => session.ReadLiveEntitiesAsync(cancellationToken);

    public Task<IReadOnlyList<LiveEntity>> FindByIdentityAsync(IReadOnlyCollection<string> identities, CancellationToken cancellationToken) =>
        session.FindByIdentityAsync(identities, cancellationToken);

    public Task<long> CountLiveEntitiesAsync(CancellationToken cancellationToken) => session.CountLiveEntitiesAsync(cancellationToken);

    public Task<CommitResult> CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        if (lost.IsCancellationRequested)
            throw new LeaseLostException("The source was lost.");
        return session.CommitAsync(changes, cancellationToken);
    }

    public Task CompleteAsync(RunReport report, CancellationToken cancellationToken) => session.CompleteAsync(report, cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
