using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Webhook;

namespace MetadataIngestion.Sinks.Tests.Webhook;

internal static class WebhookRun
{
    public static async Task<IReadOnlyList<RejectedEntry>> WriteAsync(WebhookSinkOptions options, params LogEntry[] batch)
    {
        await using var sink = new WebhookSink(options, new SettableTime());
        return await sink.WriteAsync(batch, CancellationToken.None);
    }

    public static async Task<string> FailAsync(WebhookSink sink, params LogEntry[] batch) =>
        (await Assert.ThrowsAsync<SinkException>(async () => await sink.WriteAsync(batch, CancellationToken.None))).Message;

    /// <summary>The offsets of the messages that a sink with these options sends, each by itself.</summary>
    public static async Task<IReadOnlyList<long>> SentAsync(WebhookSinkOptions options, params LogEntry[] batch)
    {
        await using var receiver = await TestReceiver.StartAsync();
        Assert.Empty(await WriteAsync(options with { Url = receiver.Url, DigestAbove = 1000 }, batch));
        return [.. receiver.Requests.Select(request => request.Json.GetProperty("message").GetProperty("offset").GetInt64())];
    }
}
