using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Serialization;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Events for DataHub's action <c>producePlatformEvent</c>, which puts them on its topic for events: one to a request, the payload as a text that holds JSON.</summary>
internal static class EventFormat
{
    public static readonly RequestTarget Target = new(HttpMethod.Post, "platform?action=producePlatformEvent");

    public static void Write(IBufferWriter<byte> output, LogEntry entry)
    {
        var happened = entry.Event!;
        using var json = ProposalJson.CreateWriter();
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("name"u8, happened.Name);
        json.WriteString("key"u8, $"{happened.Name}-{happened.EntityUrn}");
        json.WriteStartObject("event"u8);
        WriteEvent(json, entry, happened);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteEvent(Utf8JsonWriter json, LogEntry entry, PlatformEvent happened)
    {
        json.WriteStartObject("header"u8);
        json.WriteNumber("timestampMillis"u8, entry.RecordedAt.ToUnixTimeMilliseconds());
        json.WriteEndObject();
        json.WriteString("name"u8, happened.Name);
        json.WriteStartObject("payload"u8);
        json.WriteString("value"u8, happened.Payload.Span);
        json.WriteString("contentType"u8, AspectContentType.Json);
        json.WriteEndObject();
    }
}
