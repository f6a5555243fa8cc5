using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Serialization;

/// <summary>
/// Writes entries of the log as lines of JSON: <c>{"offset":1,"recordedAt":"...","source":"sales","proposal":{...}}</c>. One writer serves any number of
/// entries, one at a time.
/// </summary>
public sealed class LogEntryWriter : IDisposable
{
    private readonly Utf8JsonWriter _json = ProposalJson.CreateWriter();

    /// <summary>Writes one entry and the line's end.</summary>
    public void WriteLine(IBufferWriter<byte> output, LogEntry entry)
    {
        Write(output, entry);
        output.Write("\n"u8);
    }

    /// <summary>Writes one entry without a line's end.</summary>
    public void Write(IBufferWriter<byte> output, LogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteNumber(LogEntryNames.Offset, entry.Offset);
        _json.WriteString(LogEntryNames.RecordedAt, entry.RecordedAt.ToUniversalTime());
        _json.WriteString(LogEntryNames.Source, entry.Source);
        _json.WriteStartObject(LogEntryNames.Proposal);
        WriteProposal(entry);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();

    private void WriteProposal(LogEntry entry)
    {
        ProposalJson.WriteBody(_json, entry.Proposal);
        ProposalJson.BeginSystemMetadata(_json, entry);
        _json.WriteEndObject();
        _json.WriteStartObject(LogEntryNames.Headers);
        ProposalJson.WriteHeaders(_json, entry.Proposal.Headers);
        _json.WriteEndObject();
    }
}
