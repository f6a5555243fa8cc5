using Confluent.Kafka;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Writes entries to a topic as DataHub reads them, keyed by entity, and waits until all replicas have them.</summary>
internal sealed class KafkaSink : IMetadataSink
{
    private readonly KafkaSinkOptions _options;
    private readonly KafkaErrors _errors;
    private readonly KafkaProducer _producer;
    private ValueEncoder? _encoder;

    public KafkaSink(KafkaSinkOptions options)
    {
        _options = options;
        _errors = new KafkaErrors(options, ProducerSettings.SecretsOf(options));
        _producer = new KafkaProducer(options, _errors);
    }

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        _encoder ??= await CreateEncoderAsync(cancellationToken).ConfigureAwait(false);
        var rejected = new List<RejectedEntry>();
        var records = Encode(batch, _encoder, rejected);
        var results = await _producer.SendAsync(records, cancellationToken).ConfigureAwait(false);
        ThrowFirst(results);
        for (var i = Array.FindIndex(results, KafkaErrors.IsVerdict); i >= 0 && i < records.Count; i++)
            await SendAloneAsync(records[i], rejected, cancellationToken).ConfigureAwait(false);

        return rejected;
    }

    public ValueTask DisposeAsync()
    {
        _producer.Dispose();
        _encoder?.Dispose();
        return ValueTask.CompletedTask;
    }

    private List<KafkaRecord> Encode(IReadOnlyList<LogEntry> batch, ValueEncoder encoder, List<RejectedEntry> rejected)
    {
        var records = new List<KafkaRecord>(batch.Count);
        foreach (var entry in batch)
        {
            if (encoder.WhyNot(entry.Proposal) is { } reason)
                rejected.Add(new RejectedEntry(entry.Offset, reason));
            else if (KafkaRecord.Of(entry, encoder.Encode(entry)) is var record && record.Length > _options.MaxMessageBytes)
                rejected.Add(new RejectedEntry(entry.Offset, _errors.DescribeTooLarge(record)));
            else
                records.Add(record);
        }

        return records;
    }

    /// <summary>
    /// The brokers judge all records that travelled together as one. From the first refused one on, each is sent once more by itself, those that arrived
    /// too: an entity's latest record must also be its last.
    /// </summary>
    private async Task SendAloneAsync(KafkaRecord record, List<RejectedEntry> rejected, CancellationToken cancellationToken)
    {
        var results = await _producer.SendAsync([record], cancellationToken).ConfigureAwait(false);
        ThrowFirst(results);
        if (results[0] is { } verdict)
            rejected.Add(new RejectedEntry(record.Offset, _errors.DescribeVerdict(verdict, record)));
    }

    private void ThrowFirst(Error?[] results)
    {
        if (results.FirstOrDefault(error => error is not null && !KafkaErrors.IsVerdict(error)) is { } failure)
            throw _errors.Describe(failure);
    }

    private async Task<ValueEncoder> CreateEncoderAsync(CancellationToken cancellationToken)
    {
        if (_options.SchemaRegistry.Type == SchemaRegistryType.None)
            return new JsonValueEncoder();
        if (_options.SchemaRegistry.Url is null)
            return new AvroValueEncoder(WriterSchema.InternalNewest);

        using var registry = new SchemaRegistryClient(_options.SchemaRegistry, _options.Topic);
        return new AvroValueEncoder(await registry.FindAsync(cancellationToken).ConfigureAwait(false));
    }
}
