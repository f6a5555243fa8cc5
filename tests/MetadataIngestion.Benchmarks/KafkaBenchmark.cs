using System.Buffers;
using System.Diagnostics;
using Confluent.Kafka;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Kafka;
using MetadataIngestion.Tests.Shared;

namespace MetadataIngestion.Benchmarks;

/// <summary>Relays a log to a mock cluster and compares with the bare client, which sends the same bytes in the same run.</summary>
internal sealed class KafkaBenchmark(int proposals)
{
    private const int Records = 10_000;
    private const int EncodingRounds = 100;
    private const int Repeats = 3;

    public async Task RunAsync()
    {
        KafkaLibrary.Load();
        await using var log = await SyntheticLog.CreateAsync(proposals);
        using var cluster = new MockCluster();
        var options = new KafkaSinkOptions { BootstrapServers = cluster.BootstrapServers };
        var entries = await log.ReadAsync(Math.Min(Records, proposals));
        MeasureEncoder(entries);

        var bare = new BareProducer(options, Encode(entries));
        bare.Run(proposals / 10);
        for (var repeat = 1; repeat <= Repeats; repeat++)
        {
            var reference = bare.Run(proposals);
            await using var sink = new KafkaSink(options);
            var relay = await log.RelayAsync($"kafka-{repeat}", sink);
            Figures.Print("bare client", Figures.Rate(proposals, reference));
            Figures.Print("relay from the log", Figures.Rate(proposals, relay));
            Figures.Print("relay : bare client, rates", Figures.Ratio(reference, relay), "at least 0.7");
        }
    }

    private static List<Message<byte[], byte[]>> Encode(List<LogEntry> entries)
    {
        using var records = new KafkaRecords("encoded", new AvroValueEncoder(WriterSchema.InternalNewest));
        return entries.ConvertAll(entry => records.Create(entry).Message);
    }

    private static void MeasureEncoder(List<LogEntry> entries)
    {
        using var encoder = new AvroValueEncoder(WriterSchema.InternalNewest);
        var value = new ArrayBufferWriter<byte>();
        var copy = new byte[entries.Max(entry => entry.Proposal!.Aspect.Length)];
        var (encoding, allocated) = Measure(entries, entry =>
        {
            value.ResetWrittenCount();
            encoder.Encode(value, entry);
        });
        var (copying, _) = Measure(entries, entry => entry.Proposal!.Aspect.Span.CopyTo(copy));
        Figures.Print("encoder", $"{encoding:F0} ns and {allocated:F1} B allocated per proposal of {value.WrittenCount} B");
        Figures.Print("encoder above a copy of the aspect", $"{encoding - copying:F0} ns", "below 1000 ns and no allocation");
    }

    /// <summary>The mean after a warm-up, in nanoseconds and bytes per entry.</summary>
    private static (double Nanoseconds, double Allocated) Measure(List<LogEntry> entries, Action<LogEntry> act)
    {
        for (var round = 0; round < EncodingRounds; round++)
            entries.ForEach(act);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < EncodingRounds; round++)
            entries.ForEach(act);

        var count = (double)EncodingRounds * entries.Count;
        return (watch.Elapsed.TotalNanoseconds / count, (GC.GetAllocatedBytesForCurrentThread() - allocated) / count);
    }
}
