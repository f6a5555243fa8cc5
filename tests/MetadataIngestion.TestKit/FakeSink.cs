using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>A sink that notes what it is given and then does what the test says. One caller at a time, as for every sink.</summary>
public sealed class FakeSink : IMetadataSink
{
    private readonly List<long[]> _batches = [];
    private readonly List<LogEntry> _entries = [];

    /// <summary>The offsets of every batch that was offered, whatever became of it.</summary>
    public IReadOnlyList<long[]> Batches => _batches;

    /// <summary>The offsets of all entries that were offered, in the order they came.</summary>
    public IEnumerable<long> Offsets => _batches.SelectMany(batch => batch);

    /// <summary>Copies of all entries that were offered, in the order they came.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>
    /// What to do with the n-th batch, counted from 1, after it was noted: return the entries that are refused, or throw. The default takes
    /// everything.
    /// </summary>
    public Func<int, IReadOnlyList<LogEntry>, IReadOnlyList<RejectedEntry>> Then { get; set; } = (_, _) => [];

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _batches.Add([.. batch.Select(entry => entry.Offset)]);
        _entries.AddRange(batch.Select(Copy));
        return ValueTask.FromResult(Then(_batches.Count, batch));
    }

    /// <summary>Does nothing; what was noted stays.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A batch is valid only until the call returns.
    private static LogEntry Copy(LogEntry entry) => new()
    {
        Offset = entry.Offset,
        RecordedAt = entry.RecordedAt,
        Source = entry.Source,
        RunId = entry.RunId,
        Proposal = entry.Proposal is { } proposal ? Copy(proposal) : null,
        Event = entry.Event is { } happened ? Copy(happened) : null,
    };

    private static MetadataChangeProposal Copy(MetadataChangeProposal proposal) => new()
    {
        EntityType = proposal.EntityType,
        EntityUrn = proposal.EntityUrn,
        ChangeType = proposal.ChangeType,
        AspectName = proposal.AspectName,
        Aspect = proposal.Aspect.ToArray(),
        LastObserved = proposal.LastObserved,
        Headers = new Dictionary<string, string>(proposal.Headers),
    };

    private static PlatformEvent Copy(PlatformEvent happened) => new()
    {
        Name = happened.Name,
        EntityType = happened.EntityType,
        EntityUrn = happened.EntityUrn,
        Payload = happened.Payload.ToArray(),
    };
}
