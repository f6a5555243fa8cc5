using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Serialization;

/// <summary>
/// Writes entries of the log as lines of JSON: <c>{"offset":1,"recordedAt":"...","source":"sales","proposal":{...}}</c>, with <c>event</c> in place of
/// <c>proposal</c> for an event. One writer serves any number of entries, one at a time.
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
        if (entry.Proposal is { } proposal)
            WriteProposal(entry, proposal);
        else
            WriteEvent(entry, entry.Event!);
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();

    private void WriteProposal(LogEntry entry, MetadataChangeProposal proposal)
    {
        _json.WriteStartObject(LogEntryNames.Proposal);
        ProposalJson.WriteBody(_json, proposal);
        WriteSystemMetadata(entry);
        _json.WriteStartObject(LogEntryNames.Headers);
        ProposalJson.WriteHeaders(_json, proposal.Headers);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteEvent(LogEntry entry, PlatformEvent happened)
    {
        _json.WriteStartObject(LogEntryNames.Event);
        _json.WriteString(LogEntryNames.Name, happened.Name);
        _json.WriteString(LogEntryNames.EntityType, happened.EntityType);
        _json.WriteString(LogEntryNames.EntityUrn, happened.EntityUrn);
        _json.WritePropertyName(LogEntryNames.Payload);
        _json.WriteRawValue(ProposalJson.OnOneLine(happened.Payload.Span), skipInputValidation: true);
        WriteSystemMetadata(entry);
        _json.WriteEndObject();
    }

    private void WriteSystemMetadata(LogEntry entry)
    {
        ProposalJson.BeginSystemMetadata(_json, entry);
        _json.WriteEndObject();
    }
}
