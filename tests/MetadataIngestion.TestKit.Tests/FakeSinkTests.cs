using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit.Tests;

public sealed class FakeSinkTests
{
    [Fact]
    public async Task WriteAsync_Batches_AreNotedAndAnsweredAsTheTestSays()
    {
        var aspect = "{\"a\":1}"u8.ToArray();
        await using var sink = new FakeSink { Then = (batch, entries) => batch == 2 ? [new RejectedEntry(entries[0].Offset, "no")] : [] };

        var first = await sink.WriteAsync([Entry(1, aspect), Entry(2, aspect)], CancellationToken.None);
        var second = await sink.WriteAsync([Entry(3, aspect)], CancellationToken.None);
        aspect[2] = (byte)'b';

        Assert.Empty(first);
        Assert.Equal([new RejectedEntry(3, "no")], second);
        Assert.Equal([[1, 2], [3]], sink.Batches);
        Assert.Equal([1, 2, 3], sink.Offsets);
        Assert.Equal("{\"a\":1}"u8.ToArray(), sink.Entries[0].Proposal!.Aspect.ToArray());
    }

    private static LogEntry Entry(long offset, byte[] aspect) => new()
    {
        Offset = offset,
        RecordedAt = new FixedClock().GetUtcNow(),
        Source = "shop",
        RunId = "run",
        Proposal = new MetadataChangeProposal { EntityType = "dataset", EntityUrn = "urn", AspectName = "status", Aspect = aspect, LastObserved = new FixedClock().GetUtcNow() },
    };
}
