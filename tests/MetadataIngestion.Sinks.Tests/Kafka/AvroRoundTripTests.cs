using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class AvroRoundTripTests
{
    [Theory]
    [InlineData("v1", 8)]
    [InlineData("v3", 11)]
    public void Encode_AnyEntry_IsReadBackByTheSchema(string version, int fields)
    {
        using var encoder = new AvroValueEncoder(new WriterSchema(7, fields));
        var schema = Schema(version);

        Prop.ForAll(RandomEntries.Any, entry =>
        {
            var (id, value) = AvroReader.Read(schema, encoder.Encode(entry));
            Assert.Equal(7, id);
            Assert.True(JsonNode.DeepEquals(DecodedProposal.Of(entry, fields), value), value.ToJsonString());
        }).QuickCheckThrowOnFailure();
    }

    [PythonAvroTheory]
    [InlineData("v1", 8)]
    [InlineData("v3", 11)]
    public async Task Encode_ManyEntries_AreReadBackByApachesReader(string version, int fields)
    {
        using var encoder = new AvroValueEncoder(new WriterSchema(7, fields));
        var entries = RandomEntries.Any.Generator.Sample(200, 30).ToList();

        var decoded = await PythonAvro.DecodeAsync(Schema(version), entries.Select(encoder.Encode));

        Assert.Equal(entries.Count, decoded.Count);
        Assert.All(entries.Zip(decoded), pair => Assert.True(JsonNode.DeepEquals(DecodedProposal.Of(pair.First, fields), pair.Second), pair.Second.ToJsonString()));
    }

    private static string Schema(string version) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Kafka", $"MetadataChangeProposal.{version}.avsc"));
}
