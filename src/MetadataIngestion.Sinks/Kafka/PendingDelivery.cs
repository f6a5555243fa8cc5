using Confluent.Kafka;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Records on their way: ends when something is known about each of them.</summary>
internal sealed class PendingDelivery(int count)
{
    private readonly TaskCompletionSource<Error?[]> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Error?[] _errors = new Error?[count];

    /// <summary>One more than there are records under way, until all of them are.</summary>
    private int _left = 1;

    /// <summary>Counts a record as under way.</summary>
    /// <returns>What to call with what becomes of it.</returns>
    public Action<DeliveryReport<byte[], byte[]>> Expect(int index)
    {
        Interlocked.Increment(ref _left);
        return report =>
        {
            _errors[index] = report.Error.IsError ? report.Error : null;
            Leave();
        };
    }

    /// <summary>No more records will come.</summary>
    /// <returns>What went wrong with each record; <see langword="null"/> for what arrived.</returns>
    public Task<Error?[]> CompleteAsync()
    {
        Leave();
        return _all.Task;
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _left) == 0)
            _all.SetResult(_errors);
    }
}
