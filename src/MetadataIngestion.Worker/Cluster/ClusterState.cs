using MetadataIngestion.Worker.Reloading;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>
/// Whether this worker is one of several, and what it knows of the others. A worker that is alone has its own configuration in force. Safe to use from
/// many threads.
/// </summary>
internal sealed class ClusterState(CurrentConfiguration configuration, ClusterMember? member = null)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private volatile Standing _standing = new(configuration.Snapshot, InForce: false);
    private volatile ClusterView _view = ClusterView.Empty;

    /// <summary>Whether this worker is one of several.</summary>
    public bool IsClustered => member is not null;

    /// <summary>Who this worker is among them; <see langword="null"/> when it is alone.</summary>
    public ClusterMember? Member => member;

    /// <summary>Whether no other worker lived when this one started, so that nobody kept the schedules.</summary>
    public bool StartedFirst => member?.JoinedFirst ?? true;

    public ClusterView View => _view;

    /// <summary>The newest configuration that the others know this worker to have.</summary>
    public Standing Standing => member is null ? new Standing(configuration.Snapshot, InForce: true) : _standing;

    /// <summary>Whether this worker begins crawls.</summary>
    public bool IsInForce => Standing.InForce;

    /// <summary>Notes how the cluster stands.</summary>
    /// <param name="view">What a check-in showed.</param>
    /// <param name="snapshot">The configuration that this worker checked in with.</param>
    /// <param name="inForce">Whether that is in force.</param>
    public void Note(ClusterView view, IngestionSnapshot snapshot, bool inForce)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _view = view;
            var standing = new Standing(snapshot, inForce) { WrongClocks = view.Workers.Count(worker => worker.Report.ClockIsWrong) };
            if (_standing == standing)
                return;

            _standing = standing;
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    /// <summary>Waits until the standing is another than one.</summary>
    public async Task<Standing> WaitForChangeAsync(Standing known, CancellationToken cancellationToken)
    {
        if (member is null)
            return new Standing(await configuration.WaitForNewerAsync(known.Snapshot.Revision, cancellationToken), InForce: true);

        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_standing != known)
                    return _standing;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
