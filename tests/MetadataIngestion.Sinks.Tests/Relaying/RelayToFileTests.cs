using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Tests.Relaying;
using MetadataIngestion.Sinks.File;
using MetadataIngestion.Sinks.Tests.File;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Relaying;

public sealed class RelayToFileTests
{
    [Theory]
    [InlineData("out.ndjson", FileSinkFormat.Ndjson)]
    [InlineData("out.json", FileSinkFormat.DataHub)]
    public async Task DeliverAsync_DiesAfterEverySecondWrite_FilesHoldEveryEntryOnce(string name, FileSinkFormat format)
    {
        using var folder = new TestFolder();
        await using var log = await TestLog.OpenAsync();
        await log.AppendAsync(20);
        var options = new FileSinkOptions { Path = folder.PathOf(name), Format = format, MaxBytes = 2500 };

        for (var run = 0; run < 10 && await log.Store.GetSinkOffsetAsync("files", CancellationToken.None) < 20; run++)
        {
            await using var sink = new InterruptedSink(new FileSink(options), every: 2);
            await NewRelay(sink, log).DeliverAsync(null, CancellationToken.None);
        }

        Assert.Equal(20, await log.Store.GetSinkOffsetAsync("files", CancellationToken.None));
        Assert.Equal(Enumerable.Range(1, 20).Select(offset => (long)offset), folder.Names.SelectMany(folder.OffsetsOf));
    }

    [Fact]
    public async Task DeliverAsync_TwoRelaysTakeTurns_FileHoldsEveryEntryOnce()
    {
        using var folder = new TestFolder();
        await using var log = await TestLog.OpenAsync();
        await log.AppendAsync(10);
        var options = new FileSinkOptions { Path = folder.PathOf("out.ndjson") };
        await using var service = new FileSink(options);
        await using var command = new FileSink(options);

        await NewRelay(service, log).DeliverAsync(3, CancellationToken.None);
        await NewRelay(command, log).DeliverAsync(7, CancellationToken.None);
        await NewRelay(service, log).DeliverAsync(null, CancellationToken.None);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], folder.OffsetsOf("out.ndjson"));
    }

    [Fact]
    public async Task ReplayAsync_FileWasMovedAway_IsWrittenAnewFromThere()
    {
        using var folder = new TestFolder();
        await using var log = await TestLog.OpenAsync();
        await log.AppendAsync(6);
        await using var sink = new FileSink(new FileSinkOptions { Path = folder.PathOf("out.ndjson") });
        var relay = NewRelay(sink, log);
        await relay.DeliverAsync(null, CancellationToken.None);
        System.IO.File.Delete(folder.PathOf("out.ndjson"));

        await log.Store.RewindSinkAsync("files", 4, CancellationToken.None);
        await relay.DeliverAsync(null, CancellationToken.None);

        Assert.Equal([4, 5, 6], folder.OffsetsOf("out.ndjson"));
    }

    private static Relay NewRelay(Abstractions.IMetadataSink sink, TestLog log) =>
        new("files", sink, log.Store, new RelayOptions { BatchSize = 3, MaxAttempts = 1 }, TimeProvider.System, NullLogger<Relay>.Instance);
}
