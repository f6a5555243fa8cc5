using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Core.Tests.Serialization;

public sealed class LogEntryWriterTests
{
    [Fact]
    public void WriteLine_Upsert_IsOneLineWithTheAspectAsItIs()
    {
        var entry = Entry(Proposal("urn:li:dataset:(urn:li:dataPlatform:postgres,sales.public.orders,PROD)", """{"removed":false}"""), offset: 12);

        Assert.Equal(
            """
            {"offset":12,"recordedAt":"2026-11-05T10:00:01.5+00:00","source":"sales","proposal":{"entityType":"dataset",
            "entityUrn":"urn:li:dataset:(urn:li:dataPlatform:postgres,sales.public.orders,PROD)","changeType":"UPSERT","aspectName":"status",
            "aspect":{"json":{"removed":false}},"systemMetadata":{"lastObserved":1793872800000,"runId":"run-1"},"headers":{}}}
            """.Replace("\n", string.Empty, StringComparison.Ordinal) + "\n",
            Line(entry));
    }

    [Fact]
    public void WriteLine_DeleteWithHeaders_LeavesTheAspectOut()
    {
        var proposal = new MetadataChangeProposal
        {
            EntityType = "dataset",
            EntityUrn = "urn:li:dataset:x",
            ChangeType = ChangeType.Delete,
            AspectName = "domains",
            LastObserved = DateTimeOffset.UnixEpoch,
            Headers = new Dictionary<string, string> { ["removal-reason"] = "dropped", ["a \"b\""] = "c\n" },
        };

        Assert.EndsWith(
            ""","changeType":"DELETE","aspectName":"domains","systemMetadata":{"lastObserved":0,"runId":"run-1"},"headers":{"removal-reason":"dropped","a \"b\"":"c\n"}}}""" + "\n",
            Line(Entry(proposal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void WriteLine_Event_StandsInPlaceOfTheProposal()
    {
        var entry = new LogEntry
        {
            Offset = 12,
            RecordedAt = new DateTimeOffset(2026, 11, 5, 10, 0, 1, TimeSpan.Zero),
            Source = "sales",
            RunId = "run-1",
            Event = new PlatformEvent { Name = "entityChangeEvent", EntityType = "dataset", EntityUrn = "urn:li:dataset:x", Payload = Encoding.UTF8.GetBytes("{\n\"version\":0}") },
        };

        Assert.Equal(
            """
            {"offset":12,"recordedAt":"2026-11-05T10:00:01+00:00","source":"sales","event":{"name":"entityChangeEvent","entityType":"dataset",
            "entityUrn":"urn:li:dataset:x","payload":{ "version":0},"systemMetadata":{"lastObserved":1793872801000,"runId":"run-1"}}}
            """.Replace("\n", string.Empty, StringComparison.Ordinal) + "\n",
            Line(entry));
    }

    [Fact]
    public void WriteLine_AspectLaidOutOverLines_StaysOnOneLine()
    {
        var line = Line(Entry(Proposal("urn:li:dataset:x", "{\r\n  \"a\": \"b\\n\"\n}")));

        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.Contains("\"aspect\":{\"json\":{    \"a\": \"b\\n\" }}", line, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteLine_AnyName_RoundTripsOnOneLine()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<UnicodeString>(), name =>
        {
            // Half a surrogate pair is not text and cannot be kept.
            var urn = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes("urn:li:tag:" + name.Item));
            var line = Line(Entry(Proposal(urn, "{}")));
            using var json = JsonDocument.Parse(line);

            return json.RootElement.GetProperty("proposal").GetProperty("entityUrn").GetString() == urn
                && !line[..^1].Any(char.IsControl);
        }));
    }

    [Fact]
    public void WriteLine_WriterUsedAgain_WritesEachEntryWhole()
    {
        using var writer = new LogEntryWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.WriteLine(output, Entry(Proposal("urn:li:tag:a", "{}"), offset: 1));
        writer.WriteLine(output, Entry(Proposal("urn:li:tag:b", "{}"), offset: 2));

        var lines = Encoding.UTF8.GetString(output.WrittenSpan).Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("{\"offset\":2,", lines[1], StringComparison.Ordinal);
        Assert.Contains("urn:li:tag:b", lines[1], StringComparison.Ordinal);
    }

    private static string Line(LogEntry entry)
    {
        using var writer = new LogEntryWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.WriteLine(output, entry);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static MetadataChangeProposal Proposal(string urn, string aspect) => new()
    {
        EntityType = "dataset",
        EntityUrn = urn,
        AspectName = "status",
        Aspect = Encoding.UTF8.GetBytes(aspect),
        LastObserved = new DateTimeOffset(2026, 11, 5, 10, 0, 0, TimeSpan.Zero),
    };

    private static LogEntry Entry(MetadataChangeProposal proposal, long offset = 1) => new()
    {
        Offset = offset,
        RecordedAt = new DateTimeOffset(2026, 11, 5, 11, 0, 1, 500, TimeSpan.FromHours(1)),
        Source = "sales",
        RunId = "run-1",
        Proposal = proposal,
    };
}
