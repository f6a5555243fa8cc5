using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Inspecting;

/// <summary>A run whose changes are all stored, and whose source is still its own.</summary>
public sealed class StoredRun
{
    private readonly ISourceSession _session;
    private readonly Func<IReadOnlyList<EntityChange>, CancellationToken, Task> _commit;

    internal StoredRun(RunStart start, ISourceSession session, Func<IReadOnlyList<EntityChange>, CancellationToken, Task> commit) =>
        (Start, _session, _commit) = (start, session, commit);

    /// <summary>What run it is.</summary>
    public RunStart Start { get; }

    /// <summary>What is to be looked at besides what the run changed.</summary>
    public Arrears Arrears { get; internal init; } = Arrears.None;

    /// <summary>Looks up entities of the source by URN; <see langword="null"/> for those that it does not have.</summary>
    public Task<IReadOnlyList<EntityState?>> LoadAsync(IReadOnlyList<string> urns, CancellationToken cancellationToken) => _session.LoadAsync(urns, cancellationToken);

    /// <summary>Appends further proposals and events as part of the run.</summary>
    public Task CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken) => _commit(changes, cancellationToken);
}
