using Confluent.Kafka;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Records on their way: ends when something is known about each of them.</summary>
internal sealed class PendingDelivery(int count)
{
    private readonly TaskCompletionSource<Error?[]> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Error?[] _errors = new Error?[count];
    private int _left = count;

    /// <summary>What went wrong with each record; <see langword="null"/> for what arrived.</summary>
    public Task<Error?[]> All => _all.Task;

    public void Complete(int index, Error error)
    {
        _errors[index] = error.IsError ? error : null;
        if (Interlocked.Decrement(ref _left) == 0)
            _all.SetResult(_errors);
    }
}
