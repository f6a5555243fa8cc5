using System.Buffers;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class AvroValueEncoderTests
{
    private const string Body =
        "000e64617461736574027c75726e3a6c693a646174617365743a2875726e3a6c693a64617461506c6174666f726d3a706f7374677265732c64622e7075626c69632e742c50524f44290000020c"
        + "73746174757302247b2272656d6f766564223a2066616c73657d206170706c69636174696f6e2f6a736f6e020080a0abfef962000a72756e2d3102020470310000000000";

    [Theory]
    [InlineData(16, 11, "0000000010" + Body + "000000")]
    [InlineData(0, 8, "0000000000" + Body)]
    [InlineData(9, 8, "0000000009" + Body)]
    [InlineData(0x01020304, 11, "0001020304" + Body + "000000")]
    public void Encode_Upsert_IsByteForByteWhatDataHubReads(int id, int systemMetadataFields, string expected)
    {
        using var encoder = new AvroValueEncoder(new WriterSchema(id, systemMetadataFields));

        Assert.Equal(expected, Convert.ToHexStringLower(encoder.Encode(Status())));
    }

    [Fact]
    public void Encode_HeadersAndPatch_FollowTheSchema()
    {
        using var encoder = new AvroValueEncoder(new WriterSchema(0, 8));
        var entry = Status(ChangeType.Patch, new Dictionary<string, string> { ["a"] = "ü" });

        var hex = Convert.ToHexStringLower(encoder.Encode(entry));

        Assert.Contains("2900" + "08" + "020c737461747573", hex, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower([2 * 27, .. "application/json-patch+json"u8]), hex, StringComparison.Ordinal);
        Assert.EndsWith("00000000" + "02" + "02" + "0261" + "04c3bc" + "00", hex, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_OneEncoderForManyEntries_MixesNothingUp()
    {
        using var encoder = new AvroValueEncoder(WriterSchema.InternalNewest);
        var value = new ArrayBufferWriter<byte>();
        encoder.Encode(value, Status());
        var first = value.WrittenSpan.ToArray();
        encoder.Encode(value, Entries.Entry(2, aspect: $$"""{"x":"{{new string('x', 100_000)}}"}"""));
        value.ResetWrittenCount();
        encoder.Encode(value, Status());

        Assert.Equal(first, value.WrittenSpan.ToArray());
    }

    [Fact]
    public void Encode_BufferHasRoom_AllocatesNothing()
    {
        using var encoder = new AvroValueEncoder(WriterSchema.InternalNewest);
        var (value, entry) = (new ArrayBufferWriter<byte>(), Status());
        encoder.Encode(value, entry);
        value.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();

        encoder.Encode(value, entry);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void WhyNot_Deletion_NamesTheOtherSink()
    {
        using var encoder = new AvroValueEncoder(WriterSchema.InternalNewest);

        Assert.Contains("datahub-rest", encoder.WhyNot(Status(ChangeType.Delete)), StringComparison.Ordinal);
        Assert.Null(encoder.WhyNot(Status()));
    }

    private static LogEntry Status(ChangeType change = ChangeType.Upsert, Dictionary<string, string>? headers = null) => new()
    {
        Offset = 1,
        RecordedAt = DateTimeOffset.UnixEpoch,
        Source = "p1",
        RunId = "run-1",
        Proposal = new MetadataChangeProposal
        {
            EntityType = "dataset",
            EntityUrn = "urn:li:dataset:(urn:li:dataPlatform:postgres,db.public.t,PROD)",
            ChangeType = change,
            AspectName = "status",
            Aspect = Encoding.UTF8.GetBytes("""{"removed": false}"""),
            LastObserved = DateTimeOffset.FromUnixTimeMilliseconds(1700000000000),
            Headers = headers ?? [],
        },
    };
}
