using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Tests.Relaying;
using MetadataIngestion.Sinks.Tests.Http;
using MetadataIngestion.Sinks.Tests.Webhook;
using MetadataIngestion.Sinks.Webhook;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Sinks.Tests.Relaying;

public sealed class RelayToWebhookTests
{
    private static readonly WebhookSinkOptions Options = new() { MaxAge = null };

    [Fact]
    public async Task DeliverAsync_ReceiverFailsAgainAndAgain_GetsEveryMessageInOrder()
    {
        await using var log = await TestLog.OpenAsync();
        await log.TellAsync(60);
        await using var receiver = await TestReceiver.StartAsync();
        var chance = new Random(7);
        var taken = new List<string>();
        receiver.Answer = (request, context) =>
        {
            context.Response.StatusCode = chance.Next(4) == 0 ? 500 : 204;
            if (context.Response.StatusCode == 204)
                taken.Add(request.Id);
            return Task.CompletedTask;
        };

        for (var run = 0; run < 100 && await OffsetAsync(log) < await log.Store.GetHeadOffsetAsync(CancellationToken.None); run++)
            await DeliverAsync(log, Options with { Url = receiver.Url }, new RelayOptions { BatchSize = 20, MaxAttempts = 3 });

        var offsets = taken.Select(id => long.Parse(id[(id.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList();
        Assert.Equal(60, offsets.Count);
        Assert.Equal(offsets.Order(), offsets);
    }

    [Fact]
    public async Task DeliverAsync_Gone_KeepsTheOffsetAndSaysWhy()
    {
        await using var log = await TestLog.OpenAsync();
        await log.TellAsync(3);
        await using var receiver = await TestReceiver.StartAsync();
        receiver.AnswerWith(StatusCodes.Status410Gone);

        var report = await DeliverAsync(log, Options with { Url = receiver.Url }, new RelayOptions { MaxAttempts = 4 });

        Assert.Single(receiver.Requests);
        Assert.Equal(0, report.To);
        Assert.Contains("410 Gone", report.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hook-path", report.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeliverAsync_ReplayOfALongLog_IsAFewDigests()
    {
        await using var log = await TestLog.OpenAsync();
        await log.TellAsync(10_000);
        await using var receiver = await TestReceiver.StartAsync();
        var options = Options with { Url = receiver.Url };

        await DeliverAsync(log, options, new WebhookSinkFactory().Relay);
        var first = receiver.Requests.Select(request => request.Id).ToList();
        await log.Store.RewindSinkAsync("hook", 1, CancellationToken.None);
        await DeliverAsync(log, options, new WebhookSinkFactory().Relay);

        Assert.InRange(first.Count, 1, 3);
        Assert.Equal(10_000, receiver.Requests.Take(first.Count).Sum(request => request.Json.GetProperty("digest").GetProperty("count").GetInt32()));
        Assert.Equal(first, receiver.Requests.Skip(first.Count).Select(request => request.Id));
    }

    private static Task<long> OffsetAsync(TestLog log) => log.Store.GetSinkOffsetAsync("hook", CancellationToken.None);

    private static async Task<DeliveryReport> DeliverAsync(TestLog log, WebhookSinkOptions options, RelayOptions relay)
    {
        await using var sink = new WebhookSink(options, new SettableTime());
        return await new Relay("hook", sink, log.Store, relay, new InstantTime(), NullLogger<Relay>.Instance).DeliverAsync(null, CancellationToken.None);
    }
}
