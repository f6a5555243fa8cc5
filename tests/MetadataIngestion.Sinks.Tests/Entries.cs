using System.Globalization;
using System.Text;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Tests;

internal static class Entries
{
    public static LogEntry Entry(long offset, string? urn = null, string aspect = """{"removed":false}""", string run = "run-1", ChangeType change = ChangeType.Upsert) => new()
    {
        Offset = offset,
        RecordedAt = new DateTimeOffset(2026, 11, 5, 10, 0, 1, TimeSpan.Zero),
        Source = "sales",
        RunId = run,
        Proposal = new MetadataChangeProposal
        {
            EntityType = "dataset",
            EntityUrn = urn ?? "urn:li:dataset:" + offset.ToString(CultureInfo.InvariantCulture),
            ChangeType = change,
            AspectName = "status",
            Aspect = change == ChangeType.Delete ? default : Encoding.UTF8.GetBytes(aspect),
            LastObserved = new DateTimeOffset(2026, 11, 5, 10, 0, 0, TimeSpan.Zero),
        },
    };

    public static LogEntry Event(long offset, string? urn = null, string payload = """{"category":"TECHNICAL_SCHEMA"}""", string run = "run-1") => new()
    {
        Offset = offset,
        RecordedAt = new DateTimeOffset(2026, 11, 5, 10, 0, 1, TimeSpan.Zero),
        Source = "sales",
        RunId = run,
        Event = new PlatformEvent
        {
            Name = "entityChangeEvent",
            EntityType = "dataset",
            EntityUrn = urn ?? "urn:li:dataset:" + offset.ToString(CultureInfo.InvariantCulture),
            Payload = Encoding.UTF8.GetBytes(payload),
        },
    };

    public static LogEntry[] Range(long first, long last, string run = "run-1") =>
        [.. Enumerable.Range((int)first, (int)(last - first + 1)).Select(offset => Entry(offset, run: run))];
}
