using System.Text;
using System.Text.RegularExpressions;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Webhook;

namespace MetadataIngestion.Sinks.Tests.Webhook;

public sealed class WebhookCheckTests
{
    [Fact]
    public async Task TestConnectionAsync_ReceiverIsThere_SendsNoMessage()
    {
        await using var receiver = await TestReceiver.StartAsync();
        receiver.AnswerWith(405);

        var report = await CheckAsync(new WebhookSinkOptions { Url = receiver.Url, Secrets = ["a-secret-of-some-length"], Domains = ["sales"], Format = WebhookFormat.Slack });

        Assert.Equal("HEAD", Assert.Single(receiver.Requests).Method);
        Assert.Equal(
            [
                $"server Passed {receiver.Server} answers 405 Method Not Allowed to HEAD; whether it takes messages shows with the first one, or with check --send: no message was sent",
                "messages Passed would tell changes from Risky on, violations of policies from Warning on, broken contracts, of the codes, domains and owners that are given, as Slack, signed; more than 20 of a batch as one digest",
            ],
            report.Steps.Select(step => $"{step.Name} {step.Status} {step.Detail}"));
    }

    [Fact]
    public async Task TestConnectionAsync_Gone_Fails()
    {
        await using var receiver = await TestReceiver.StartAsync();
        receiver.AnswerWith(410);

        var step = Assert.Single((await CheckAsync(new WebhookSinkOptions { Url = receiver.Url })).Steps);

        Assert.Equal(ConnectionStepStatus.Failed, step.Status);
        Assert.Contains("410 Gone", step.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("hook-path", step.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WebhookFormat.Json, """{"version":1,"type":"test","id":"<id>","test":{"sentAt":"<time>","text":"Someone tries whether messages about metadata arrive here. Nothing happened, and nothing is to be done."}}""")]
    [InlineData(WebhookFormat.Slack, """{"text":"Test: Someone tries whether messages about metadata arrive here. Nothing happened, and nothing is to be done.","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Test*  Someone tries whether messages about metadata arrive here. Nothing happened, and nothing is to be done.","verbatim":true}},{"type":"context","elements":[{"type":"mrkdwn","text":"`<id>`  ·  sent <time>","verbatim":true}]}]}""")]
    public async Task SendTestAsync_Receiver_GetsOneMarkedMessageAndItsAnswerIsShown(WebhookFormat format, string body)
    {
        await using var receiver = await TestReceiver.StartAsync();
        receiver.AnswerWith(200, body: "ok, hook-path");

        var step = Assert.Single((await TryAsync(new WebhookSinkOptions { Url = receiver.Url, Secrets = ["a-secret-of-some-length"], Format = format })).Steps);

        var request = Assert.Single(receiver.Requests);
        var sent = Encoding.UTF8.GetString(request.Body).Replace(request.Id, "<id>", StringComparison.Ordinal);
        Assert.Equal(("POST", body), (request.Method, Regex.Replace(sent, @"2\d{3}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\+00:00|Z)", "<time>")));
        Assert.Equal($"test message Passed {receiver.Server} answers 200 OK: ok, hook-path to the message {request.Id}, as {format}, signed", $"{step.Name} {step.Status} {step.Detail}");
        Assert.StartsWith("v1,", request.Headers["webhook-signature"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "bad form", "answered 400 Bad Request: bad form")]
    [InlineData(403, null, "Correct Secrets, Headers or Url")]
    [InlineData(410, null, "410 Gone")]
    public async Task SendTestAsync_ReceiverThatDoesNotTakeIt_Fails(int status, string? body, string expected)
    {
        await using var receiver = await TestReceiver.StartAsync();
        receiver.AnswerWith(status, body: body);

        var step = Assert.Single((await TryAsync(new WebhookSinkOptions { Url = receiver.Url })).Steps);

        Assert.Equal(ConnectionStepStatus.Failed, step.Status);
        Assert.Contains(expected, step.Detail, StringComparison.Ordinal);
    }

    private static async Task<ConnectionReport> TryAsync(WebhookSinkOptions options)
    {
        await using var sink = new WebhookSink(options, new SettableTime());
        return await sink.SendTestAsync(CancellationToken.None);
    }

    private static async Task<ConnectionReport> CheckAsync(WebhookSinkOptions options)
    {
        await using var sink = new WebhookSink(options, new SettableTime());
        return await sink.TestConnectionAsync(CancellationToken.None);
    }
}
