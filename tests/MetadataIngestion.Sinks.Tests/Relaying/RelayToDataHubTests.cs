using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Tests.Relaying;
using MetadataIngestion.Sinks.DataHubRest;
using MetadataIngestion.Sinks.Tests.DataHubRest;
using MetadataIngestion.Sinks.Tests.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Relaying;

public sealed class RelayToDataHubTests
{
    [Fact]
    public async Task DeliverAsync_ServerFailsAgainAndAgain_GetsEveryEntryInOrder()
    {
        await using var log = await TestLog.OpenAsync();
        await log.AppendAsync(200);
        await using var gms = await TestGms.StartAsync();
        var chance = new Random(5);
        gms.Answer = _ => chance.Next(3) > 0 ? null : GmsAnswer.Error(chance.Next(2) == 0 ? 503 : 401, "not now");

        for (var run = 0; run < 100 && await log.Store.GetSinkOffsetAsync("datahub", CancellationToken.None) < 200; run++)
        {
            await using var sink = new DataHubRestSink(new DataHubRestSinkOptions { Server = gms.Url, RequestEntries = 7 }, new InstantTime());
            var relay = new Relay("datahub", sink, log.Store, new RelayOptions { BatchSize = 20, MaxAttempts = 20 }, new InstantTime(), NullLogger<Relay>.Instance);
            await relay.DeliverAsync(null, CancellationToken.None);
        }

        Assert.Equal(200, await log.Store.GetSinkOffsetAsync("datahub", CancellationToken.None));
        Assert.Equal(Enumerable.Range(1, 200).Select(offset => (long)offset), gms.Stored.Distinct());
    }

    [Fact]
    public async Task DeliverAsync_EntryIsRefused_GoesToTheDeadLettersAndTheRestGoesOn()
    {
        await using var log = await TestLog.OpenAsync();
        await log.AppendAsync(10);
        await using var gms = await TestGms.StartAsync();
        gms.Answer = request => request.Offsets.Contains(4) ? GmsAnswer.Error(422, "Invalid urn") : null;
        await using var sink = new DataHubRestSink(new DataHubRestSinkOptions { Server = gms.Url }, new InstantTime());

        var report = await new Relay("datahub", sink, log.Store, new RelayOptions(), TimeProvider.System, NullLogger<Relay>.Instance)
            .DeliverAsync(null, CancellationToken.None);

        Assert.Equal((9, 1), (report.Delivered, report.Rejected));
        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9, 10], gms.Stored);
    }
}
