namespace MetadataIngestion.Worker.Reloading;

/// <summary>The configuration in force. Whoever depends on it waits for the next one and applies what is different. Safe to use from many threads.</summary>
internal sealed class CurrentConfiguration(IngestionSnapshot initial)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private volatile IngestionSnapshot _snapshot = initial;
    private volatile RefusedEdit? _refused;

    /// <summary>The configuration in force.</summary>
    public IngestionSnapshot Snapshot => _snapshot;

    /// <summary>The newest edit, when it was refused; <see langword="null"/> when the newest edit is in force.</summary>
    public RefusedEdit? Refused => _refused;

    /// <summary>Puts a configuration into force.</summary>
    public void Apply(IngestionSnapshot snapshot)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            (_snapshot, _refused) = (snapshot, null);
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    /// <summary>Notes that the newest edit cannot be put into force.</summary>
    public void Refuse(RefusedEdit edit) => _refused = edit;

    /// <summary>Waits for a configuration that is newer than a revision.</summary>
    public async Task<IngestionSnapshot> WaitForNewerAsync(long revision, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_snapshot.Revision > revision)
                    return _snapshot;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
