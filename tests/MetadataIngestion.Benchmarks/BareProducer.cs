using System.Diagnostics;
using Confluent.Kafka;
using MetadataIngestion.Sinks.Kafka;

namespace MetadataIngestion.Benchmarks;

/// <summary>The yardstick of the Kafka sink: a loop that hands records that are ready to the client and waits until all are confirmed.</summary>
internal sealed class BareProducer(KafkaSinkOptions options, IReadOnlyList<Message<byte[], byte[]>> records)
{
    private int _left;

    public TimeSpan Run(int count)
    {
        using var client = new ProducerBuilder<byte[], byte[]>(ProducerSettings.For(options)).Build();
        using var done = new ManualResetEventSlim();
        _left = count;
        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < count; sent++)
            Produce(client, records[sent % records.Count], done);

        done.Wait();
        return watch.Elapsed;
    }

    private void Produce(IProducer<byte[], byte[]> client, Message<byte[], byte[]> message, ManualResetEventSlim done)
    {
        while (true)
        {
            try
            {
                client.Produce(options.Topic, message, report => Confirm(report.Error, done));
                return;
            }
            catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                Thread.Sleep(1);
            }
        }
    }

    private void Confirm(Error error, ManualResetEventSlim done)
    {
        if (error.IsError)
            throw new InvalidOperationException(error.Reason);
        if (Interlocked.Decrement(ref _left) == 0)
            done.Set();
    }
}
