using System.Text.Json.Nodes;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class AvroEventEncoderTests
{
    private const string Payload =
        """{"entityUrn":"urn:li:tag:a","entityType":"tag","category":"LIFECYCLE","operation":"CREATE","auditStamp":{"time":1767225600000,"actor":"urn:li:corpuser:x"},"version":0}""";

    private static readonly LogEntry s_created = new()
    {
        Offset = 1,
        RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(1767225600000),
        Source = "sales",
        RunId = "run-1",
        Event = new PlatformEvent { Name = "entityChangeEvent", EntityType = "tag", EntityUrn = "urn:li:tag:a", Payload = System.Text.Encoding.UTF8.GetBytes(Payload) },
    };

    [Fact]
    public void Encode_Event_IsByteForByteWhatDataHubReads()
    {
        using var encoder = new AvroEventEncoder(WriterSchema.InternalEvent);

        var expected = "0000000004" + "80a0d5edee66" + "22" + Hex("entityChangeEvent") + "ce02" + Hex(Payload) + "20" + Hex("application/json");

        Assert.Equal(expected, Convert.ToHexStringLower(encoder.Encode(s_created)));
        Assert.Equal("entityChangeEvent-urn:li:tag:a", encoder.KeyOf(s_created));
    }

    [PythonAvroTheory]
    [InlineData(7)]
    public async Task Encode_Event_IsReadBackByApachesReader(int id)
    {
        using var encoder = new AvroEventEncoder(new WriterSchema(id, 0));

        var decoded = Assert.Single(await PythonAvro.DecodeAsync(RecordSchemas.PlatformEvent.Newest, [encoder.Encode(s_created)]));

        var expected = new JsonObject
        {
            ["header"] = new JsonObject { ["timestampMillis"] = 1767225600000 },
            ["name"] = "entityChangeEvent",
            ["payload"] = new JsonObject { ["value"] = Payload, ["contentType"] = "application/json" },
        };
        Assert.True(JsonNode.DeepEquals(expected, decoded), decoded.ToJsonString());
    }

    private static string Hex(string text) => Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text));
}
