using Confluent.Kafka;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Writes proposals to one topic and events to another as DataHub reads them, keyed by entity, and waits until all replicas have them.</summary>
internal sealed class KafkaSink : IMetadataSink, ITestableSink
{
    private readonly KafkaSinkOptions _options;
    private readonly KafkaErrors _errors;
    private readonly KafkaEncoders _encoders;
    private readonly KafkaProducer _producer;
    private KafkaRecords? _proposals;
    private KafkaRecords? _events;

    public KafkaSink(KafkaSinkOptions options)
    {
        _options = options;
        _errors = new KafkaErrors(options, ProducerSettings.SecretsOf(options));
        _encoders = new KafkaEncoders(options);
        _producer = new KafkaProducer(options, _errors);
    }

    public async ValueTask<IReadOnlyList<RejectedEntry>> WriteAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        await PrepareAsync(batch, cancellationToken).ConfigureAwait(false);
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
        _proposals?.Dispose();
        _events?.Dispose();
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
                rejected.Add(new RejectedEntry(entry.Offset, _errors.DescribeVerdict(verdict, RecordsFor(entry)!.Create(entry))));
        }
    }

    /// <returns>The brokers' verdict on each entry; <see langword="null"/> for what arrived, or was rejected without asking them.</returns>
    private async Task<Error?[]> SendAsync(IReadOnlyList<LogEntry> entries, List<RejectedEntry> rejected, CancellationToken cancellationToken)
    {
        var results = await _producer.SendAsync(entries, entry => TryCreate(entry, rejected), cancellationToken).ConfigureAwait(false);
        var failed = Array.FindIndex(results, error => error is not null && !KafkaErrors.IsVerdict(error));
        return failed < 0 ? results : throw _errors.Describe(results[failed]!, TopicOf(entries[failed]));
    }

    private KafkaRecord? TryCreate(LogEntry entry, List<RejectedEntry> rejected)
    {
        if (RecordsFor(entry) is not { } records)
            return null;

        var reason = records.WhyNot(entry);
        KafkaRecord? record = reason is null ? records.Create(entry) : null;
        if (record is { } large && large.Length > _options.MaxMessageBytes)
            (reason, record) = (_errors.DescribeTooLarge(large), null);
        if (reason is not null)
            rejected.Add(new RejectedEntry(entry.Offset, reason));

        return record;
    }

    /// <summary>What makes the record of an entry; <see langword="null"/> for an event that nobody wants.</summary>
    private KafkaRecords? RecordsFor(LogEntry entry) => entry.Event is null || _encoders.ArePlain ? _proposals : _events;

    private string TopicOf(LogEntry entry) => entry.Event is null || _encoders.ArePlain ? _options.Topic : _options.EventTopic;

    /// <summary>The schema of events is looked for with the first of them, because many a log has none.</summary>
    private async Task PrepareAsync(IReadOnlyList<LogEntry> batch, CancellationToken cancellationToken)
    {
        _proposals ??= new KafkaRecords(_options.Topic, await _encoders.CreateAsync(cancellationToken).ConfigureAwait(false));
        if (_events is null && !_encoders.ArePlain && _options.EventTopic.Length > 0 && batch.Any(entry => entry.Event is not null))
            _events = new KafkaRecords(_options.EventTopic, await _encoders.CreateForEventsAsync(cancellationToken).ConfigureAwait(false));
    }
}
