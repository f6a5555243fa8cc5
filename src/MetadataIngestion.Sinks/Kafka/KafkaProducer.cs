using Confluent.Kafka;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Hands records to the client and waits until the brokers have confirmed or refused each.</summary>
internal sealed class KafkaProducer(KafkaSinkOptions options, KafkaErrors errors) : IDisposable
{
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(20);

    private IProducer<byte[], byte[]>? _client;

    /// <summary>Sends records in order.</summary>
    /// <returns>What went wrong with each record; <see langword="null"/> for what arrived.</returns>
    /// <exception cref="SinkException">The client cannot be used.</exception>
    public async Task<Error?[]> SendAsync(IReadOnlyList<KafkaRecord> records, CancellationToken cancellationToken)
    {
        _client ??= Open();
        var pending = new PendingDelivery(records.Count);
        for (var i = 0; i < records.Count; i++)
            await EnqueueAsync(_client, records[i], i, pending, cancellationToken).ConfigureAwait(false);

        var results = records.Count == 0 ? [] : await pending.All.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (results.Any(IsFatal))
            Dispose();

        return results;
    }

    /// <summary>Lets go of the client; the next record opens another one.</summary>
    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <summary>An idempotent client that has lost its place is of no use any more.</summary>
    private static bool IsFatal(Error? error) => error is { IsFatal: true } or { Code: ErrorCode.Local_Fatal };

    private IProducer<byte[], byte[]> Open()
    {
        KafkaLibrary.Load();
        try
        {
            return new ProducerBuilder<byte[], byte[]>(ProducerSettings.For(options))
                .SetErrorHandler((_, error) => errors.Note(error))
                // What matters of the client's own log comes as an error too; by default it would go to the console.
                .SetLogHandler((_, _) => { })
                .Build();
        }
        catch (Exception cause) when (cause is KafkaException or ArgumentException or InvalidOperationException)
        {
            throw errors.DescribeSettings(cause);
        }
    }

    private async ValueTask EnqueueAsync(IProducer<byte[], byte[]> client, KafkaRecord record, int index, PendingDelivery pending, CancellationToken cancellationToken)
    {
        while (!TryEnqueue(client, record, index, pending))
            await Task.Delay(WaitForRoom, cancellationToken).ConfigureAwait(false);
    }

    /// <returns><see langword="false"/> while the client's queue is full.</returns>
    private bool TryEnqueue(IProducer<byte[], byte[]> client, KafkaRecord record, int index, PendingDelivery pending)
    {
        try
        {
            client.Produce(options.Topic, record.Message, report => pending.Complete(index, report.Error));
            return true;
        }
        catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (ProduceException<byte[], byte[]> refused)
        {
            pending.Complete(index, refused.Error);
            return true;
        }
    }
}
