using System.Security.Cryptography;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Sends a receiver a message that is marked as a test, signed and formed as all others.</summary>
internal sealed class WebhookTrial(WebhookSinkOptions options, TimeProvider timeProvider)
{
    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        var steps = new ConnectionSteps();
        await steps.TryAsync("test message", () => SendAsync(cancellationToken)).ConfigureAwait(false);
        return steps.Report;
    }

    private async Task<string> SendAsync(CancellationToken cancellationToken)
    {
        var message = new TestMessage("test-" + RandomNumberGenerator.GetHexString(12, lowercase: true), timeProvider.GetUtcNow());
        using var client = new WebhookClient(options, timeProvider);
        var answer = await client.TryAsync(message.Id, WebhookBody.Of(message, options.Format), cancellationToken).ConfigureAwait(false);
        return $"{WebhookErrors.ServerOf(options)} answers {answer} to the message {message.Id}, as {options.Format}, {(options.Secrets.Count == 0 ? "not signed" : "signed")}";
    }
}
