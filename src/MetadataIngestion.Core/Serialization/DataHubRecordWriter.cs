using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Serialization;

/// <summary>
/// Writes entries of the log as records of DataHub's metadata file, without what joins them (<see cref="DataHubFile"/>). One writer serves any
/// number of entries, one at a time.
/// </summary>
/// <remarks>The source is given as the pipeline, and the offset in the log as a header, which DataHub passes over.</remarks>
public sealed class DataHubRecordWriter : IDisposable
{
    /// <summary>The header that holds the entry's offset.</summary>
    public const string OffsetHeader = "log-offset";

    private readonly Utf8JsonWriter _json = ProposalJson.CreateWriter();
    private readonly ArrayBufferWriter<byte> _compact = new();

    /// <summary>Writes the record of one proposal; DataHub's file has none for an event.</summary>
    public void Write(IBufferWriter<byte> output, LogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _compact.ResetWrittenCount();
        _json.Reset(_compact);
        _json.WriteStartObject();
        ProposalJson.WriteBody(_json, entry.Proposal ?? throw new ArgumentException("An event has no record in DataHub's metadata file.", nameof(entry)));
        DataHubJson.WriteSystemMetadata(_json, entry);
        DataHubJson.WriteHeaders(_json, entry);
        _json.WriteEndObject();
        _json.Flush();
        JsonIndenter.Write(output, _compact.WrittenSpan);
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();
}
