using System.Diagnostics;
using Confluent.Kafka;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Inference;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Infers the structure of a topic's values from its latest records. Reads as member of no group and commits nothing.</summary>
internal sealed class TopicSampler(ClusterSession session, KafkaOptions options)
{
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    /// <returns>The fields; none when the values are no JSON objects, or there are none.</returns>
    /// <exception cref="SourceException">The cluster did not answer, or refused to.</exception>
    public Task<IReadOnlyList<Field>> InferAsync(Topic topic, CancellationToken cancellationToken) =>
        session.ReadAsync($"give records of the topic {topic.Name}", reader => Infer(reader, topic, cancellationToken), cancellationToken);

    private IReadOnlyList<Field> Infer(IConsumer<byte[], byte[]> reader, Topic topic, CancellationToken cancellationToken)
    {
        var sample = new JsonSample();
        var places = topic.Partitions.Select(partition => PlaceOf(reader, new TopicPartition(topic.Name, partition))).OfType<TopicPartitionOffset>().ToList();
        if (places.Count == 0)
            return [];

        reader.Assign(places);
        try
        {
            Read(reader, sample, places.Count, cancellationToken);
        }
        finally
        {
            reader.Unassign();
        }

        return sample.BuildFields();
    }

    /// <summary>Where the last records of a partition begin; <see langword="null"/> when there are none.</summary>
    private TopicPartitionOffset? PlaceOf(IConsumer<byte[], byte[]> reader, TopicPartition partition)
    {
        var marks = reader.QueryWatermarkOffsets(partition, options.RequestTimeout);
        return marks.High.Value > marks.Low.Value ? new TopicPartitionOffset(partition, Math.Max(marks.Low.Value, marks.High.Value - options.SampleRecords)) : null;
    }

    /// <summary>The records that are read depend on the topic alone, so that an idle topic looks the same to every crawl.</summary>
    private void Read(IConsumer<byte[], byte[]> reader, JsonSample sample, int partitions, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var (open, bytes) = (partitions, 0L);
        while (open > 0 && bytes < MaxBytes && !cancellationToken.IsCancellationRequested)
        {
            if (reader.Consume(Poll) is not { } result)
            {
                if (Stopwatch.GetElapsedTime(began) > options.RequestTimeout)
                    throw new KafkaException(ErrorCode.Local_TimedOut);
            }
            else if (result.IsPartitionEOF)
            {
                open--;
            }
            else
            {
                bytes += result.Message.Value?.Length ?? 0;
                sample.Add(result.Message.Value);
            }
        }
    }
}
