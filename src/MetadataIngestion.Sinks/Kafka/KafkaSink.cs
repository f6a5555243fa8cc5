using Confluent.Kafka;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Writes entries to a topic as DataHub reads them, keyed by entity, and waits until all replicas have them.</summary>
internal sealed class KafkaSink : IMetadataSink, ITestableSink
{
    private readonly KafkaSinkOptions _options;
    private readonly KafkaErrors _errors;
    private readonly KafkaProducer _producer;
    private KafkaRecords? _records;

    public KafkaSink(KafkaSinkOptions options)
    {
        _options = options;
        _errors = new KafkaErrors(options, ProducerSettings.SecretsOf(options));
        _producer = new KafkaProducer(options, _errors);
    }

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        _records ??= new KafkaRecords(await CreateEncoderAsync(cancellationToken).ConfigureAwait(false));
        var rejected = new List<RejectedEntry>();
        var results = await SendAsync(batch, rejected, cancellationToken).ConfigureAwait(false);
        if (Array.FindIndex(results, KafkaErrors.IsVerdict) is var refused and >= 0)
            await SendEachAloneAsync([.. batch.Skip(refused)], rejected, cancellationToken).ConfigureAwait(false);

        return rejected;
    }

    public async Task<ConnectionReport> TestConnectionAsync(CancellationToken cancellationToken)
    {
        using var check = new KafkaCheck(_options, _producer, _errors);
        return await check.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _producer.Dispose();
        _records?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// The brokers judge all records that travelled together as one. From the first refused one on, each is sent once more by itself, those that arrived
    /// too: an entity's latest record must also be its last.
    /// </summary>
    private async Task SendEachAloneAsync(LogEntry[] entries, List<RejectedEntry> rejected, CancellationToken cancellationToken)
    {
        rejected.RemoveAll(entry => entry.Offset >= entries[0].Offset);
        foreach (var entry in entries)
        {
            if ((await SendAsync([entry], rejected, cancellationToken).ConfigureAwait(false))[0] is { } verdict)
                rejected.Add(new RejectedEntry(entry.Offset, _errors.DescribeVerdict(verdict, _records!.Create(entry))));
        }
    }

    /// <returns>The brokers' verdict on each entry; <see langword="null"/> for what arrived, or was rejected without asking them.</returns>
    private async Task<Error?[]> SendAsync(IReadOnlyList<LogEntry> entries, List<RejectedEntry> rejected, CancellationToken cancellationToken)
    {
        var results = await _producer.SendAsync(entries, entry => TryCreate(entry, rejected), cancellationToken).ConfigureAwait(false);
        return results.FirstOrDefault(error => error is not null && !KafkaErrors.IsVerdict(error)) is { } failure ? throw _errors.Describe(failure) : results;
    }

    private Message<byte[], byte[]>? TryCreate(LogEntry entry, List<RejectedEntry> rejected)
    {
        var reason = _records!.WhyNot(entry);
        var record = reason is null ? _records.Create(entry) : null;
        if (record is not null && KafkaErrors.LengthOf(record) > _options.MaxMessageBytes)
            (reason, record) = (_errors.DescribeTooLarge(record), null);
        if (reason is not null)
            rejected.Add(new RejectedEntry(entry.Offset, reason));

        return record;
    }

    private async Task<ValueEncoder> CreateEncoderAsync(CancellationToken cancellationToken)
    {
        if (_options.SchemaRegistry.Type == SchemaRegistryType.None)
            return new JsonValueEncoder();
        if (_options.SchemaRegistry.Url is null)
            return new AvroValueEncoder(WriterSchema.InternalNewest);

        using var registry = new SchemaRegistryClient(_options.SchemaRegistry, _options.Topic);
        var schema = await registry.FindAsync(cancellationToken).ConfigureAwait(false) ?? await registry.RegisterAsync(cancellationToken).ConfigureAwait(false);
        return new AvroValueEncoder(schema);
    }
}
