using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Core.Serialization;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Adds parameters to an event that is written already.</summary>
internal static class EventParameters
{
    private const string Name = "parameters";

    public static EntityEvent Add(EntityEvent told, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        if (!parameters.Any())
            return told;

        using var payload = JsonDocument.Parse(told.Payload);
        if (!payload.RootElement.TryGetProperty(Name, out var known) || known.ValueKind != JsonValueKind.Object)
            return told;

        var buffer = new ArrayBufferWriter<byte>(told.Payload.Length + 256);
        using var json = ProposalJson.CreateWriter();
        json.Reset(buffer);
        json.WriteStartObject();
        foreach (var member in payload.RootElement.EnumerateObject())
        {
            if (member.NameEquals(Name))
                Write(json, known, parameters);
            else
                member.WriteTo(json);
        }

        json.WriteEndObject();
        json.Flush();
        return told with { Payload = buffer.WrittenMemory };
    }

    private static void Write(Utf8JsonWriter json, JsonElement known, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        json.WriteStartObject(Name);
        foreach (var member in known.EnumerateObject())
            member.WriteTo(json);
        foreach (var (name, value) in parameters)
            json.WriteString(name, value);
        json.WriteEndObject();
    }
}
