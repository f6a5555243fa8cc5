using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Kafka;

/// <summary>Entries with any text, time and number of headers.</summary>
internal static class RandomEntries
{
    public static Arbitrary<LogEntry> Any { get; } = Arb.From(
        from texts in Gen.ArrayOf(Texts(), 5)
        from aspect in Texts()
        from change in Gen.Elements(ChangeType.Upsert, ChangeType.Create, ChangeType.Update, ChangeType.Patch)
        from time in Gen.Choose(-1_000_000_000, 2_000_000_000)
        from headers in Gen.ArrayOf(Texts())
        select Entry(texts, aspect, change, time, headers));

    /// <summary>Whole characters: half a surrogate pair has no place in UTF-8.</summary>
    private static Gen<string> Texts() => Gen.Choose(0, 0x10FFFF)
        .Where(Rune.IsValid)
        .Select(character => char.ConvertFromUtf32(character))
        .ArrayOf()
        .Select(string.Concat);

    private static LogEntry Entry(string[] texts, string aspect, ChangeType change, int time, string[] headers) => new()
    {
        Offset = 1,
        RecordedAt = DateTimeOffset.UnixEpoch,
        Source = texts[0],
        RunId = texts[1],
        Proposal = new MetadataChangeProposal
        {
            EntityType = texts[2],
            EntityUrn = texts[3],
            AspectName = texts[4],
            ChangeType = change,
            Aspect = Encoding.UTF8.GetBytes(aspect),
            LastObserved = DateTimeOffset.FromUnixTimeSeconds(time),
            Headers = headers.Distinct().ToDictionary(name => name, name => name + "!"),
        },
    };
}
