using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks;

/// <summary>An entry that no log holds, to try a sink's form and rights with. It is never delivered.</summary>
internal static class SampleEntry
{
    public const string Urn = "urn:li:dataset:(urn:li:dataPlatform:metadata-ingestion,check,PROD)";

    public static LogEntry Create(TimeProvider timeProvider) => new()
    {
        Offset = 1,
        RecordedAt = timeProvider.GetUtcNow(),
        Source = "check",
        RunId = "check",
        Proposal = new MetadataChangeProposal
        {
            EntityType = "dataset",
            EntityUrn = Urn,
            ChangeType = ChangeType.Upsert,
            AspectName = "status",
            Aspect = "{\"removed\":false}"u8.ToArray(),
            LastObserved = timeProvider.GetUtcNow(),
        },
    };
}
