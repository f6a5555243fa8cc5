using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.File;
using static MetadataIngestion.Sinks.Tests.Entries;

namespace MetadataIngestion.Sinks.Tests.File;

public sealed class FileSinkFormatTests
{
    [Fact]
    public async Task WriteAsync_Ndjson_WritesALineForEachEntry()
    {
        using var folder = new TestFolder();

        await WriteAsync(new FileSinkOptions { Path = folder.PathOf("out.ndjson") }, Removed(1), Entry(2));

        Assert.Equal(
            """
            {"offset":1,"recordedAt":"2026-11-05T10:00:01+00:00","source":"sales","proposal":{"entityType":"dataset","entityUrn":"urn:li:dataset:(urn:li:dataPlatform:postgres,sales.public.orders,PROD)","changeType":"UPSERT","aspectName":"status","aspect":{"json":{"removed":true}},"systemMetadata":{"lastObserved":1793872800000,"runId":"run-1"},"headers":{"removal-reason":"dropped"}}}
            {"offset":2,"recordedAt":"2026-11-05T10:00:01+00:00","source":"sales","proposal":{"entityType":"dataset","entityUrn":"urn:li:dataset:2","changeType":"UPSERT","aspectName":"status","aspect":{"json":{"removed":false}},"systemMetadata":{"lastObserved":1793872800000,"runId":"run-1"},"headers":{}}}

            """,
            folder.Read("out.ndjson"));
    }

    [Fact]
    public async Task WriteAsync_EventAsNdjson_IsALineThatTheSinkKnowsAgain()
    {
        using var folder = new TestFolder();
        var options = new FileSinkOptions { Path = folder.PathOf("out.ndjson") };

        await WriteAsync(options, Entry(1), Event(2));
        await WriteAsync(options, Entry(1), Event(2), Event(3));

        var lines = folder.Read("out.ndjson").TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(
            """{"offset":2,"recordedAt":"2026-11-05T10:00:01+00:00","source":"sales","event":{"name":"entityChangeEvent","entityType":"dataset","entityUrn":"urn:li:dataset:2","payload":{"category":"TECHNICAL_SCHEMA"},"systemMetadata":{"lastObserved":1793872801000,"runId":"run-1"}}}""",
            lines[1]);
    }

    [Fact]
    public async Task WriteAsync_EventForDataHubsFile_IsLeftOut()
    {
        using var folder = new TestFolder();
        var options = new FileSinkOptions { Path = folder.PathOf("out.json"), Format = FileSinkFormat.DataHub };

        await WriteAsync(options, Event(1));
        await WriteAsync(options, Entry(2), Event(3));
        await WriteAsync(options, Entry(2), Event(3), Entry(4));

        using var file = JsonDocument.Parse(folder.Read("out.json"));
        Assert.Equal(["2", "4"], file.RootElement.EnumerateArray().Select(record => record.GetProperty("headers").GetProperty("log-offset").GetString()));
    }

    [Fact]
    public async Task WriteAsync_DataHub_WritesDataHubsMetadataFile()
    {
        using var folder = new TestFolder();
        var options = new FileSinkOptions { Path = folder.PathOf("out.json"), Format = FileSinkFormat.DataHub };

        await WriteAsync(options, Removed(1));
        await WriteAsync(options, Entry(2));

        Assert.Equal(
            """
            [
            {
                "entityType": "dataset",
                "entityUrn": "urn:li:dataset:(urn:li:dataPlatform:postgres,sales.public.orders,PROD)",
                "changeType": "UPSERT",
                "aspectName": "status",
                "aspect": {
                    "json": {
                        "removed": true
                    }
                },
                "systemMetadata": {
                    "lastObserved": 1793872800000,
                    "runId": "run-1",
                    "lastRunId": "no-run-id-provided",
                    "pipelineName": "sales"
                },
                "headers": {
                    "removal-reason": "dropped",
                    "log-offset": "1"
                }
            },
            {
                "entityType": "dataset",
                "entityUrn": "urn:li:dataset:2",
                "changeType": "UPSERT",
                "aspectName": "status",
                "aspect": {
                    "json": {
                        "removed": false
                    }
                },
                "systemMetadata": {
                    "lastObserved": 1793872800000,
                    "runId": "run-1",
                    "lastRunId": "no-run-id-provided",
                    "pipelineName": "sales"
                },
                "headers": {
                    "log-offset": "2"
                }
            }
            ]
            """,
            folder.Read("out.json"));
    }

    [Theory]
    [InlineData("out.ndjson", FileSinkFormat.Ndjson)]
    [InlineData("out.json", FileSinkFormat.DataHub)]
    public async Task WriteAsync_NamesWithControlCharacters_RoundTripAndDoNotLookLikeTheEndOfARecord(string name, FileSinkFormat format)
    {
        using var folder = new TestFolder();
        var options = new FileSinkOptions { Path = folder.PathOf(name), Format = format };
        const string Urn = "urn:li:tag:\u0000\u0001\n}\r\n]\t\"\\\u001b[31m\u0085\u2028\U0001F600\n{";

        await WriteAsync(options, Entry(1, Urn, """{"name":"\n}\n]\n{"}"""), Entry(2, Urn));
        await WriteAsync(options, Entry(3, Urn));

        Assert.Equal([1, 2, 3], folder.OffsetsOf(name));
        var text = folder.Read(name);
        using var json = JsonDocument.Parse(format == FileSinkFormat.DataHub ? text : $"[{text.TrimEnd('\n').Replace('\n', ',')}]");
        Assert.All(json.RootElement.EnumerateArray(), record => Assert.Equal(
            Urn,
            (format == FileSinkFormat.DataHub ? record : record.GetProperty("proposal")).GetProperty("entityUrn").GetString()));
    }

    private static LogEntry Removed(long offset) => new()
    {
        Offset = offset,
        RecordedAt = new DateTimeOffset(2026, 11, 5, 10, 0, 1, TimeSpan.Zero),
        Source = "sales",
        RunId = "run-1",
        Proposal = new MetadataChangeProposal
        {
            EntityType = "dataset",
            EntityUrn = "urn:li:dataset:(urn:li:dataPlatform:postgres,sales.public.orders,PROD)",
            AspectName = "status",
            Aspect = Encoding.UTF8.GetBytes("""{"removed":true}"""),
            LastObserved = new DateTimeOffset(2026, 11, 5, 10, 0, 0, TimeSpan.Zero),
            Headers = new Dictionary<string, string> { ["removal-reason"] = "dropped" },
        },
    };

    private static async Task WriteAsync(FileSinkOptions options, params LogEntry[] batch)
    {
        await using var sink = new FileSink(options);
        Assert.Empty(await sink.WriteAsync(batch, CancellationToken.None));
    }
}
