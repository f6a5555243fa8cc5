using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Core.Serialization;
using MetadataIngestion.Core.Storing;
using Microsoft.AspNetCore.Http;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Writes what every source says of an entity, in the form of <see cref="Models.EntityView"/>.</summary>
internal sealed class EntityResult(string urn, IReadOnlyList<EntityDescription> descriptions) : IResult
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        var body = httpContext.Response.BodyWriter;
        Write(body);
        await body.FlushAsync(httpContext.RequestAborted);
    }

    private void Write(IBufferWriter<byte> body)
    {
        using var entries = new LogEntryWriter();
        using var json = new Utf8JsonWriter(body, s_options);
        json.WriteStartObject();
        json.WriteString("urn", urn);
        json.WriteStartArray("items");
        foreach (var description in descriptions)
            Write(json, description, entries);

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EntityDescription description, LogEntryWriter entries)
    {
        json.WriteStartObject();
        json.WriteString("source", description.Source);
        json.WriteString("entityType", description.EntityType);
        json.WriteBoolean("removed", description.Removed);
        json.WriteStartObject("aspects");
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var entry in description.Aspects)
        {
            buffer.ResetWrittenCount();
            entries.Write(buffer, entry);
            json.WritePropertyName(entry.Proposal!.AspectName);
            json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
