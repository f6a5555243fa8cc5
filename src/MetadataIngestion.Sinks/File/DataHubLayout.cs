using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.File;

/// <summary>DataHub's metadata file, which is a whole JSON array after every batch.</summary>
internal sealed class DataHubLayout : FileLayout
{
    private readonly DataHubRecordWriter _writer = new();

    public override ReadOnlySpan<byte> Beginning => "[\n{\n    \"entityType\": "u8;

    public override ReadOnlySpan<byte> Opening => DataHubFile.Opening;

    public override ReadOnlySpan<byte> Separator => DataHubFile.Separator;

    public override ReadOnlySpan<byte> Closing => DataHubFile.Closing;

    public override ReadOnlySpan<byte> RecordEnd => "\n}"u8;

    public override int OwnBytesOfRecordEnd => 2;

    public override bool CanHold(LogEntry entry) => entry.Event is null;

    public override void Write(IBufferWriter<byte> output, LogEntry entry) => _writer.Write(output, entry);

    public override void Dispose() => _writer.Dispose();

    protected override RecordKey ReadKey(JsonElement record) => new(
        long.Parse(
            record.GetProperty("headers").GetProperty(DataHubRecordWriter.OffsetHeader).GetString()!,
            NumberStyles.None,
            CultureInfo.InvariantCulture),
        record.GetProperty("systemMetadata").GetProperty("runId").GetString()!);
}
