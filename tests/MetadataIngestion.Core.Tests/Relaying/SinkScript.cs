using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Relaying;

/// <summary>What a <see cref="ScriptedSink"/> was given and what it does about it.</summary>
internal sealed class SinkScript
{
    public List<long[]> Batches { get; } = [];

    public IEnumerable<long> Offsets => Batches.SelectMany(batch => batch);

    /// <summary>What to do with the n-th batch, counted from 1, after it was noted.</summary>
    public Func<int, IReadOnlyList<LogEntry>, IReadOnlyList<RejectedEntry>> Then { get; set; } = (_, _) => [];
}
