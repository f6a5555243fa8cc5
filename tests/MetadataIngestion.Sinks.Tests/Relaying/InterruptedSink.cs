using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Relaying;

/// <summary>Dies right after every n-th batch was written, before anybody hears of it.</summary>
internal sealed class InterruptedSink(IMetadataSink sink, int every) : IMetadataSink
{
    private int _batches;

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        var rejected = await sink.WriteAsync(batch, cancellationToken);
        return ++_batches % every == 0 ? throw new InvalidOperationException("died after writing") : rejected;
    }

    public ValueTask DisposeAsync() => sink.DisposeAsync();
}
