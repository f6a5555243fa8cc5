using System.Buffers;
using System.Text.Json;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Bodies in the sink's own shape, version 1: members may be added, and what is not known is left out.</summary>
internal static class JsonBody
{
    private const int Version = 1;

    public static ReadOnlyMemory<byte> Of(WebhookMessage message) => Write("message", message.Id, json => WriteMessage(json, message));

    public static ReadOnlyMemory<byte> Of(Digest digest) => Write("digest", digest.Id, json => WriteDigest(json, digest));

    public static ReadOnlyMemory<byte> Of(TestMessage message) => Write("test", message.Id, json =>
    {
        json.WriteString("sentAt", message.SentAt.ToUniversalTime());
        json.WriteString("text", TestMessage.Text);
    });

    private static ReadOnlyMemory<byte> Write(string type, string id, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("type", type);
            json.WriteString("id", id);
            json.WriteStartObject(type);
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteDigest(Utf8JsonWriter json, Digest digest)
    {
        json.WriteNumber("count", digest.Messages.Count);
        json.WriteNumber("firstOffset", digest.Messages[0].Offset);
        json.WriteNumber("lastOffset", digest.Messages[^1].Offset);
        json.WriteString("from", digest.Messages[0].RecordedAt.ToUniversalTime());
        json.WriteString("to", digest.Messages[^1].RecordedAt.ToUniversalTime());
        WriteCounts(json, "levels", digest.Levels);
        WriteCounts(json, "kinds", digest.Kinds);
        WriteCounts(json, "states", digest.States);
        WriteCounts(json, "codes", digest.Codes);
        WriteCounts(json, "sources", digest.Sources);
        WriteCounts(json, "domains", digest.Domains);
        json.WriteStartArray("worst");
        foreach (var message in digest.Worst)
        {
            json.WriteStartObject();
            WriteMessage(json, message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, int>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, WebhookMessage message)
    {
        json.WriteNumber("offset", message.Offset);
        json.WriteString("recordedAt", message.RecordedAt.ToUniversalTime());
        json.WriteString("source", message.Source);
        json.WriteString("runId", message.RunId);
        json.WriteString("kind", WebhookNames.Of(message.Kind));
        WriteText(json, "state", message.State);
        WriteText(json, "reason", message.Reason);
        WriteText(json, "level", message.Level?.Name);
        json.WriteString("code", message.Code);
        WriteText(json, "title", message.Title);
        json.WriteString("text", message.Text);
        WriteEntity(json, message);
        WriteText(json, "rule", message.Rule);
        WriteList(json, "domains", message.Domains);
        WriteList(json, "owners", message.Owners);
        WriteChange(json, message);
    }

    private static void WriteEntity(Utf8JsonWriter json, WebhookMessage message)
    {
        json.WriteStartObject("entity");
        json.WriteString("urn", message.Entity.Urn);
        json.WriteString("type", message.Entity.Type);
        json.WriteString("name", message.Entity.Name);
        WriteText(json, "platform", message.Entity.Platform);
        json.WriteEndObject();
        WriteText(json, "fieldPath", message.FieldPath);
    }

    private static void WriteChange(Utf8JsonWriter json, WebhookMessage message)
    {
        WriteText(json, "before", message.Before);
        WriteText(json, "after", message.After);
        WriteText(json, "renamedTo", message.RenamedTo);
        WriteText(json, "previousSchemaVersion", message.PreviousSchemaVersion);
        WriteText(json, "schemaVersion", message.SchemaVersion);
        if (message.ImpactCount is not { } count)
            return;

        json.WriteStartObject("impact");
        json.WriteNumber("count", count);
        WriteList(json, "urns", message.Impact);
        WriteList(json, "consumerGroups", message.ConsumerGroups);
        WriteList(json, "contracts", message.Contracts);
        WriteList(json, "products", message.Products);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
