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
                $"server Passed {receiver.Server} answers 405 Method Not Allowed to HEAD; whether it takes messages shows with the first one, for no message was sent",
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

    private static async Task<ConnectionReport> CheckAsync(WebhookSinkOptions options)
    {
        await using var sink = new WebhookSink(options, new SettableTime());
        return await sink.TestConnectionAsync(CancellationToken.None);
    }
}
