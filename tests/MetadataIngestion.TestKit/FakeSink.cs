using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>A sink that notes what it is given, batch by batch, and then does what the test says. Not for use from several threads.</summary>
public sealed class FakeSink : IMetadataSink
{
    private readonly List<IReadOnlyList<LogEntry>> _batches = [];

    /// <summary>Every batch that was offered, whatever became of it.</summary>
    public IReadOnlyList<IReadOnlyList<LogEntry>> Batches => _batches;

    /// <summary>The offsets of all entries that were offered, in the order they came.</summary>
    public IEnumerable<long> Offsets => _batches.SelectMany(batch => batch).Select(entry => entry.Offset);

    /// <summary>
    /// What to do with the n-th batch, counted from 1, after it was noted: return the entries that are refused, or throw. The default takes
    /// everything.
    /// </summary>
    public Func<int, IReadOnlyList<LogEntry>, IReadOnlyList<RejectedEntry>> Then { get; set; } = (_, _) => [];

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _batches.Add([.. batch]);
        return ValueTask.FromResult(Then(_batches.Count, batch));
    }

    /// <summary>Does nothing; what was noted stays.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
