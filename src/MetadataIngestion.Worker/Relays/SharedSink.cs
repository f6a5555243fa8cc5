using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Relays;

/// <summary>
/// A sink that the relay and whoever retries dead letters may both write to, one at a time. It is made when it is first written to, so that one that
/// cannot be made is a failed delivery like any other.
/// </summary>
internal sealed class SharedSink(Func<IMetadataSink> create) : IMetadataSink
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IMetadataSink? _sink;

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken) =>
        await UseAsync(sink => sink.WriteAsync(batch, cancellationToken).AsTask(), cancellationToken);

    /// <summary>Does something with the sink while nobody else writes to it.</summary>
    public async Task<T> UseAsync<T>(Func<IMetadataSink, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work(_sink ??= create());
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        if (_sink is not null)
            await _sink.DisposeAsync();
        _turn.Dispose();
    }
}
