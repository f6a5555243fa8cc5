using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Relaying;

/// <summary>A sink around which something happens while it writes.</summary>
/// <param name="sink">The sink.</param>
/// <param name="disturb">What happens, by the number of the write from 1.</param>
internal sealed class DisturbedSink(IMetadataSink sink, Func<int, Task?> disturb) : IMetadataSink
{
    private int _writes;

    public int Disturbances { get; private set; }

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        var disturbance = disturb(++_writes);
        if (disturbance is not null)
            Disturbances++;
        try
        {
            return await sink.WriteAsync(batch, cancellationToken);
        }
        finally
        {
            await (disturbance ?? Task.CompletedTask);
        }
    }

    public ValueTask DisposeAsync() => sink.DisposeAsync();
}
