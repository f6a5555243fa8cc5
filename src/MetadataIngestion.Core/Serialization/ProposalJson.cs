using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Serialization;

/// <summary>The parts of a proposal that all its JSON forms share.</summary>
internal static class ProposalJson
{
    public static Utf8JsonWriter CreateWriter() => new(Stream.Null, new JsonWriterOptions
    {
        // The text goes into files and pipes, never into HTML, so only what JSON itself asks for is escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    /// <summary>Writes what the proposal is about and its aspect, which is left out when there is none.</summary>
    public static void WriteBody(Utf8JsonWriter json, MetadataChangeProposal proposal)
    {
        json.WriteString(LogEntryNames.EntityType, proposal.EntityType);
        json.WriteString(LogEntryNames.EntityUrn, proposal.EntityUrn);
        json.WriteString(LogEntryNames.ChangeType, NameOf(proposal.ChangeType));
        json.WriteString(LogEntryNames.AspectName, proposal.AspectName);
        if (!proposal.Aspect.IsEmpty)
        {
            json.WriteStartObject(LogEntryNames.Aspect);
            json.WritePropertyName(LogEntryNames.Json);
            json.WriteRawValue(OnOneLine(proposal.Aspect.Span), skipInputValidation: true);
            json.WriteEndObject();
        }
    }

    /// <summary>Begins the system metadata, which the caller ends.</summary>
    public static void BeginSystemMetadata(Utf8JsonWriter json, LogEntry entry)
    {
        json.WriteStartObject(LogEntryNames.SystemMetadata);
        json.WriteNumber(LogEntryNames.LastObserved, (entry.Proposal?.LastObserved ?? entry.RecordedAt).ToUnixTimeMilliseconds());
        json.WriteString(LogEntryNames.RunId, entry.RunId);
    }

    public static void WriteHeaders(Utf8JsonWriter json, IReadOnlyDictionary<string, string> headers)
    {
        foreach (var (name, value) in headers)
            json.WriteString(name, value);
    }

    public static string NameOf(ChangeType type) => type switch
    {
        ChangeType.Upsert => "UPSERT",
        ChangeType.Create => "CREATE",
        ChangeType.Update => "UPDATE",
        ChangeType.Delete => "DELETE",
        ChangeType.Patch => "PATCH",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a change type."),
    };

    /// <summary>A connector may lay out its own aspects over several lines; outside strings a line break is as good as a space.</summary>
    public static ReadOnlySpan<byte> OnOneLine(ReadOnlySpan<byte> aspect)
    {
        if (aspect.IndexOfAny((byte)'\n', (byte)'\r') < 0)
            return aspect;

        var line = aspect.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }
}
