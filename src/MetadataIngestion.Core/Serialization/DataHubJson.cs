using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Serialization;

/// <summary>What DataHub's JSON forms of a proposal, in files and in requests, share beyond <see cref="ProposalJson"/>.</summary>
internal static class DataHubJson
{
    /// <summary>Writes where the proposal comes from; the source is given as the pipeline.</summary>
    public static void WriteSystemMetadata(Utf8JsonWriter json, LogEntry entry)
    {
        ProposalJson.BeginSystemMetadata(json, entry);
        json.WriteString(LogEntryNames.LastRunId, LogEntryNames.NoRunId);
        json.WriteString(LogEntryNames.PipelineName, entry.Source);
        json.WriteEndObject();
    }

    /// <summary>Writes the proposal's headers and its offset in the log.</summary>
    public static void WriteHeaders(Utf8JsonWriter json, LogEntry entry)
    {
        Span<char> offset = stackalloc char[20];
        entry.Offset.TryFormat(offset, out var length);
        json.WriteStartObject(LogEntryNames.Headers);
        ProposalJson.WriteHeaders(json, entry.Proposal!.Headers);
        json.WriteString(DataHubRecordWriter.OffsetHeader, offset[..length]);
        json.WriteEndObject();
    }
}
