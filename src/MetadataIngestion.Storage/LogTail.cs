namespace MetadataIngestion.Storage;

/// <summary>
/// Tells those who wait when the log has grown. Commits of this process say so themselves; for those of others the head is read now and then,
/// by one poller however many wait, and by none while nobody does.
/// </summary>
internal sealed class LogTail(Func<CancellationToken, Task<long>> readHead, TimeSpan pollInterval, TimeProvider timeProvider) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closed = new();
    private TaskCompletionSource _grown = NewSignal();
    private long _head;
    private int _waiting;
    private bool _polling;

    /// <summary>Notes the newest offset.</summary>
    public void Advance(long head)
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            if (head <= _head)
                return;
            _head = head;
            (grown, _grown) = (_grown, NewSignal());
        }

        grown.SetResult();
    }

    /// <summary>Waits for entries beyond an offset.</summary>
    /// <returns>The newest offset.</returns>
    public async Task<long> WaitAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_closed.IsCancellationRequested, this);
                if (_head > after)
                    return _head;
                grown = _grown.Task;
                _waiting++;
            }

            await WaitAsync(grown, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stops the poller, which tells those who still wait.</summary>
    public void Dispose()
    {
        if (_closed.IsCancellationRequested)
            return;
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task WaitAsync(Task grown, CancellationToken cancellationToken)
    {
        StartPolling();
        try
        {
            await grown.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _waiting--;
        }
    }

    private void StartPolling()
    {
        lock (_lock)
        {
            if (_polling)
                return;
            _polling = true;
        }

        _ = Task.Run(PollAsync, CancellationToken.None);
    }

    private async Task PollAsync()
    {
        try
        {
            while (GoOn())
            {
                Advance(await readHead(_closed.Token).ConfigureAwait(false));
                await Task.Delay(pollInterval, timeProvider, _closed.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            // It is the waiters' failure: whoever waits again starts the next poller.
            lock (_lock)
                _polling = false;
            Fail(_closed.IsCancellationRequested ? new ObjectDisposedException(nameof(LogTail)) : error);
        }
    }

    private bool GoOn()
    {
        lock (_lock)
            return _polling = _waiting > 0;
    }

    private void Fail(Exception error)
    {
        TaskCompletionSource failed;
        lock (_lock)
            (failed, _grown) = (_grown, NewSignal());

        if (failed.TrySetException(error))
            _ = failed.Task.Exception; // Nobody may be waiting, and then nobody else looks at it.
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
