using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Findings;

/// <summary>Findings as DataHub's incidents.</summary>
internal static class FindingAspects
{
    private const string Actor = "urn:li:corpuser:_ingestion";

    private static readonly JsonWriterOptions s_options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The URN of a finding, which is the same in every run.</summary>
    public static string UrnOf(string source, Finding finding) =>
        "urn:li:incident:" + DataHubGuid.Of([new("code", finding.Code), new("source", source), new("subject", finding.Subject)]);

    /// <summary>An incident.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="openedAt">When it was opened.</param>
    /// <param name="changedAt">When it became what it is.</param>
    /// <param name="isOpen">Whether it still is.</param>
    public static byte[] Encode(Finding finding, long openedAt, long changedAt, bool isOpen)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "CUSTOM"u8);
            json.WriteString("customType"u8, finding.Code);
            json.WriteString("title"u8, finding.Message);
            if (Advice(finding) is { Length: > 0 } advice)
                json.WriteString("description"u8, advice);
            json.WriteStartArray("entities"u8);
            foreach (var urn in finding.Entities)
                json.WriteStringValue(urn);
            json.WriteEndArray();
            json.WriteNumber("priority"u8, finding.Level switch { "error" => 1, "warning" => 2, _ => 3 });
            json.WriteStartObject("status"u8);
            json.WriteString("state"u8, isOpen ? "ACTIVE"u8 : "RESOLVED"u8);
            WriteStamp(json, "lastUpdated"u8, changedAt);
            json.WriteEndObject();
            WriteStamp(json, "created"u8, openedAt);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Advice(Finding finding) => string.Join(' ', new[] { finding.Remedy, finding.Place is null ? null : $"({finding.Place})" }.Where(part => part is not null));

    private static void WriteStamp(Utf8JsonWriter json, ReadOnlySpan<byte> name, long time)
    {
        json.WriteStartObject(name);
        json.WriteNumber("time"u8, time);
        json.WriteString("actor"u8, Actor);
        json.WriteEndObject();
    }
}
