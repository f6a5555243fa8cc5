using System.Buffers;
using Confluent.Kafka;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Tests the way to the topic without writing anything to it, making it, or registering a schema.</summary>
internal sealed class KafkaCheck(KafkaSinkOptions options, KafkaProducer producer, KafkaErrors errors) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly KafkaEncoders _encoders = new(options);
    private ValueEncoder? _encoder;

    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        var steps = new ConnectionSteps();
        Metadata? metadata = null;
        await steps.TryAsync("client", () => Task.FromResult("librdkafka " + KafkaLibrary.Load())).ConfigureAwait(false);
        await steps.TryAsync("brokers", async () => DescribeBrokers(metadata = await ReadAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await steps.TryAsync("topic", () => Task.FromResult(DescribeTopic(metadata!, options.Topic))).ConfigureAwait(false);
        if (!_encoders.ArePlain && options.EventTopic.Length > 0)
            await steps.TryAsync("events", () => Task.FromResult(DescribeTopic(metadata!, options.EventTopic))).ConfigureAwait(false);
        await steps.TryAsync("schema", () => FindSchemaAsync(cancellationToken)).ConfigureAwait(false);
        await steps.TryAsync("encoding", () => Task.FromResult(Encode())).ConfigureAwait(false);
        return steps.Report;
    }

    public void Dispose() => _encoder?.Dispose();

    private Task<Metadata> ReadAsync(CancellationToken cancellationToken)
    {
        var timeout = options.DeliveryTimeout < LongestWait ? options.DeliveryTimeout : LongestWait;
        return Task.Run(() => producer.Describe(timeout), cancellationToken);
    }

    private string DescribeBrokers(Metadata metadata) => $"{metadata.Brokers.Count} at {options.BootstrapServers} answer";

    private string DescribeTopic(Metadata metadata, string name)
    {
        var topic = metadata.Topics.Find(topic => topic.Topic == name);
        if (topic is null && options.CreateTopic)
            return $"{name} is not there yet; the brokers are asked to make it with the first delivery";
        if (topic is null)
            throw errors.Describe(new Error(ErrorCode.UnknownTopicOrPart), name);
        if (topic.Partitions.Select(partition => partition.Error).Prepend(topic.Error).FirstOrDefault(error => error.IsError) is { } error)
            throw errors.Describe(error, name);

        return $"{topic.Topic} has {topic.Partitions.Count} partitions; the right to write shows with the first delivery";
    }

    private async Task<string> FindSchemaAsync(CancellationToken cancellationToken)
    {
        var registry = options.SchemaRegistry;
        if (_encoders.ArePlain)
        {
            _encoder = new JsonValueEncoder();
            return "none, values are plain JSON";
        }

        var schema = await _encoders.FindProposalSchemaAsync(cancellationToken).ConfigureAwait(false);
        _encoder = new AvroValueEncoder(schema ?? WriterSchema.InternalNewest);
        return schema is { } known
            ? $"{known.Id} of {registry.Url ?? "DataHub's internal registry, whose ids are fixed"}"
            : $"nothing is registered under {options.Topic}-value at {registry.Url} yet; the first delivery registers it";
    }

    private string Encode()
    {
        var value = new ArrayBufferWriter<byte>();
        _encoder!.Encode(value, SampleEntry.Create(TimeProvider.System));
        return $"a sample proposal is a value of {value.WrittenCount} bytes";
    }
}
