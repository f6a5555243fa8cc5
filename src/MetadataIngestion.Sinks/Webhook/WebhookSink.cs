using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>
/// Posts what the log tells that is worth a message, one request after the other, so that the order is kept; too many at once as one digest. It remembers
/// nothing but how far it came with a batch that failed, which comes again.
/// </summary>
internal sealed class WebhookSink(WebhookSinkOptions options, TimeProvider timeProvider) : IMessagingSink, ITestableSink
{
    private readonly MessageFilter _filter = new(options, timeProvider);
    private readonly List<RejectedEntry> _rejected = [];
    private WebhookClient? _client;
    private long _interrupted;
    private long _done;

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        if (batch[0].Offset != _interrupted)
            Forget();

        var messages = batch.Where(entry => entry.Offset > _done).Select(MessageReader.Read).OfType<WebhookMessage>().Where(_filter.Wants).ToList();
        _interrupted = batch[0].Offset;
        if (messages.Count > options.DigestAbove)
            await SendAsync(new Digest(messages), cancellationToken).ConfigureAwait(false);
        else
            await SendAsync(messages, cancellationToken).ConfigureAwait(false);

        IReadOnlyList<RejectedEntry> rejected = [.. _rejected];
        Forget();
        return rejected;
    }

    public Task<ConnectionReport> TestConnectionAsync(CancellationToken cancellationToken) => new WebhookCheck(options, timeProvider).RunAsync(cancellationToken);

    public Task<ConnectionReport> SendTestAsync(CancellationToken cancellationToken) => new WebhookTrial(options, timeProvider).RunAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync(Digest digest, CancellationToken cancellationToken)
    {
        if (await SendAsync(digest.Id, WebhookBody.Of(digest, options.Format), cancellationToken).ConfigureAwait(false) is { } reason)
            _rejected.AddRange(digest.Messages.Select(message => new RejectedEntry(message.Offset, $"In a digest: {reason}")));
    }

    private async Task SendAsync(List<WebhookMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            if (await SendAsync(message.Id, WebhookBody.Of(message, options.Format), cancellationToken).ConfigureAwait(false) is { } reason)
                _rejected.Add(new RejectedEntry(message.Offset, reason));
            _done = message.Offset;
        }
    }

    private Task<string?> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        (_client ??= new WebhookClient(options, timeProvider)).SendAsync(id, body, cancellationToken);

    private void Forget()
    {
        (_interrupted, _done) = (0, 0);
        _rejected.Clear();
    }
}
