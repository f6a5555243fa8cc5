using System.Buffers;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Core.Tests.Serialization;

public sealed class DataHubRecordWriterTests
{
    [Fact]
    public void Write_Upsert_HasDataHubsFormAndLayout()
    {
        var record = Record("""{"customProperties":{},"tags":[],"name":"a \"b\" \\","n":[1,-2.5e3,true,null,{"x":[[]]}]}""");

        Assert.Equal(
            """
            {
                "entityType": "dataset",
                "entityUrn": "urn:li:dataset:x",
                "changeType": "UPSERT",
                "aspectName": "datasetProperties",
                "aspect": {
                    "json": {
                        "customProperties": {},
                        "tags": [],
                        "name": "a \"b\" \\",
                        "n": [
                            1,
                            -2.5e3,
                            true,
                            null,
                            {
                                "x": [
                                    []
                                ]
                            }
                        ]
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
                    "log-offset": "7"
                }
            }
            """,
            record);
    }

    [Fact]
    public void Write_AspectWithLayoutOfItsOwn_IsLaidOutAnew()
    {
        Assert.Equal(Record("""{"a":[],"b":{"c":1}}"""), Record("{ \"a\" : [\n ] ,\r\n\t\"b\":{\"c\" :1 } }"));
    }

    [Fact]
    public void Write_DeeplyNested_KeepsIndenting()
    {
        var nested = string.Concat(Enumerable.Repeat("[", 30)) + "1" + string.Concat(Enumerable.Repeat("]", 30));

        var record = Record($$"""{"a":{{nested}}}""");

        Assert.Contains("\n" + new string(' ', 4 * 33) + "1\n", record, StringComparison.Ordinal);
        JsonDocument.Parse(record).Dispose();
    }

    private static string Record(string aspect)
    {
        using var writer = new DataHubRecordWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.Write(output, new LogEntry
        {
            Offset = 7,
            RecordedAt = DateTimeOffset.UnixEpoch,
            Source = "sales",
            RunId = "run-1",
            Proposal = new MetadataChangeProposal
            {
                EntityType = "dataset",
                EntityUrn = "urn:li:dataset:x",
                AspectName = "datasetProperties",
                Aspect = Encoding.UTF8.GetBytes(aspect),
                LastObserved = new DateTimeOffset(2026, 11, 5, 10, 0, 0, TimeSpan.Zero),
                Headers = new Dictionary<string, string> { ["removal-reason"] = "dropped" },
            },
        });
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
