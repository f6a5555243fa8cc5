using System.Collections.Concurrent;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Relaying;

/// <summary>A sink that does what the test says, and notes what it took.</summary>
internal sealed class FreeSink(Func<IReadOnlyList<LogEntry>, CancellationToken, Task<IReadOnlyList<RejectedEntry>>> write) : IMetadataSink
{
    private readonly ConcurrentQueue<long> _taken = new();

    public FreeSink()
        : this((_, _) => Task.FromResult<IReadOnlyList<RejectedEntry>>([]))
    {
    }

    /// <summary>The offsets that it took, in the order it did.</summary>
    public IReadOnlyList<long> Taken => [.. _taken];

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        var rejected = await write(batch, cancellationToken);
        foreach (var entry in batch.Where(entry => rejected.All(refused => refused.Offset != entry.Offset)))
            _taken.Enqueue(entry.Offset);

        return rejected;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
