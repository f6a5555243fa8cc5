using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Relaying;

/// <summary>Notes the offsets it was given, batch by batch, and then does what the test says.</summary>
internal sealed class ScriptedSink(SinkScript script) : IMetadataSink
{
    public ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        script.Batches.Add([.. batch.Select(entry => entry.Offset)]);
        return ValueTask.FromResult(script.Then(script.Batches.Count, batch));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
