using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.File;

/// <summary>A line for each entry.</summary>
internal sealed class NdjsonLayout : FileLayout
{
    private readonly LogEntryWriter _writer = new();

    public override ReadOnlySpan<byte> Beginning => "{\"offset\":"u8;

    public override ReadOnlySpan<byte> Opening => [];

    public override ReadOnlySpan<byte> Separator => "\n"u8;

    public override ReadOnlySpan<byte> Closing => "\n"u8;

    public override ReadOnlySpan<byte> RecordEnd => "}\n"u8;

    public override int OwnBytesOfRecordEnd => 1;

    public override void Write(IBufferWriter<byte> output, LogEntry entry) => _writer.Write(output, entry);

    public override void Dispose() => _writer.Dispose();

    protected override RecordKey ReadKey(JsonElement record) => new(
        record.GetProperty("offset").GetInt64(),
        (record.TryGetProperty("event", out var happened) ? happened : record.GetProperty("proposal")).GetProperty("systemMetadata").GetProperty("runId").GetString()!);
}
