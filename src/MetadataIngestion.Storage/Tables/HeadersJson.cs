using System.Buffers;
using System.Text.Json;

namespace MetadataIngestion.Storage.Tables;

/// <summary>The headers of proposals as one flat JSON object.</summary>
internal sealed class HeadersJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    public HeadersJson() => _writer = new Utf8JsonWriter(_buffer);

    /// <summary>Writes headers; the bytes are valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(IReadOnlyDictionary<string, string> headers)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
        foreach (var (name, value) in headers)
            _writer.WriteString(name, value);
        _writer.WriteEndObject();
        _writer.Flush();
        return _buffer.WrittenSpan;
    }

    /// <summary>Reads headers, in the order they were written.</summary>
    public static Dictionary<string, string> Decode(ReadOnlySpan<byte> json)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var name = reader.GetString()!;
            reader.Read();
            headers[name] = reader.GetString()!;
        }

        return headers;
    }

    public void Dispose() => _writer.Dispose();
}
