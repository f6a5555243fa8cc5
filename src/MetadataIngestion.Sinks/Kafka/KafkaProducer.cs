using Confluent.Kafka;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Hands records to the client and waits until the brokers have confirmed or refused each.</summary>
internal sealed class KafkaProducer(KafkaSinkOptions options, KafkaErrors errors) : IDisposable
{
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(20);

    private IProducer<byte[], byte[]>? _client;

    /// <summary>
    /// An idempotent client that has lost its place, or its right to have one, is of no use any more. Records that fail do not say that; the client's own
    /// errors do, sooner or later.
    /// </summary>
    private volatile bool _isDamaged;

    /// <summary>Sends entries in order.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="create">Makes the record of an entry when its turn has come; <see langword="null"/> leaves it out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What went wrong with each entry; <see langword="null"/> for what arrived or was left out.</returns>
    /// <exception cref="SinkException">The client cannot be used.</exception>
    public async Task<Error?[]> SendAsync(
        IReadOnlyList<LogEntry> entries, Func<LogEntry, KafkaRecord?> create, CancellationToken cancellationToken)
    {
        if (_isDamaged)
            Dispose();

        _client ??= Open();
        var pending = new PendingDelivery(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            if (create(entries[i]) is { } record)
                await EnqueueAsync(_client, record, pending.Expect(i), cancellationToken).ConfigureAwait(false);
        }

        return await pending.CompleteAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the brokers for all topics, since to ask for one could make it.</summary>
    /// <exception cref="SinkException">The client cannot be used, or no broker answers.</exception>
    public Metadata Describe(TimeSpan timeout)
    {
        _client ??= Open();
        using var admin = new DependentAdminClientBuilder(_client.Handle).Build();
        try
        {
            return admin.GetMetadata(timeout);
        }
        catch (KafkaException cause)
        {
            throw errors.DescribeUnreachable(cause.Error);
        }
    }

    /// <summary>Lets go of the client; the next record opens another one.</summary>
    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
        _isDamaged = false;
    }

    private IProducer<byte[], byte[]> Open()
    {
        KafkaLibrary.Load();
        try
        {
            return new ProducerBuilder<byte[], byte[]>(ProducerSettings.For(options))
                .SetErrorHandler((_, error) => Note(error))
                // What matters of the client's own log comes as an error too; by default it would go to the console.
                .SetLogHandler((_, _) => { })
                .Build();
        }
        catch (Exception cause) when (cause is KafkaException or ArgumentException or InvalidOperationException)
        {
            throw errors.DescribeSettings(cause);
        }
    }

    private void Note(Error error)
    {
        errors.Note(error);
        if (error.IsFatal)
            _isDamaged = true;
    }

    private async ValueTask EnqueueAsync(
        IProducer<byte[], byte[]> client, KafkaRecord record, Action<DeliveryReport<byte[], byte[]>> onReport, CancellationToken cancellationToken)
    {
        while (!TryEnqueue(client, record, onReport))
            await Task.Delay(WaitForRoom, cancellationToken).ConfigureAwait(false);
    }

    /// <returns><see langword="false"/> while the client's queue is full.</returns>
    private bool TryEnqueue(IProducer<byte[], byte[]> client, KafkaRecord record, Action<DeliveryReport<byte[], byte[]>> onReport)
    {
        try
        {
            client.Produce(record.Topic, record.Message, onReport);
            return true;
        }
        catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (ProduceException<byte[], byte[]> refused)
        {
            // What the client does not even try, and not for the record's sake, it will not try later either.
            if (!KafkaErrors.IsVerdict(refused.Error))
                _isDamaged = true;
            onReport(new DeliveryReport<byte[], byte[]> { Error = refused.Error });
            return true;
        }
    }
}
