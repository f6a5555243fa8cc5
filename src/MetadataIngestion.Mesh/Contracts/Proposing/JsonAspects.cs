using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Core.Inspecting;

namespace MetadataIngestion.Mesh.Contracts.Proposing;

/// <summary>Writes aspects in the way that the rest of the log has them.</summary>
internal static class JsonAspects
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static DerivedAspect Write(string name, Action<Utf8JsonWriter> write) => new(name, Bytes(write));

    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
