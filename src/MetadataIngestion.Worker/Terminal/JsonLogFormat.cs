using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Log records as JSON, an object a line, for whoever collects the output of containers.</summary>
internal sealed class JsonLogFormat : ILogFormat
{
    // The redactor knows secrets in this form too.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Format(LogRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
            Write(json, record);

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, LogRecord record)
    {
        json.WriteStartObject();
        json.WriteString("timestamp", record.Time.UtcDateTime);
        json.WriteString("level", record.Level.ToString());
        json.WriteString("category", record.Category);
        json.WriteString("message", record.Message);
        Write(json, "values", record.Values);
        Write(json, "scope", record.Scope);
        if (record.Exception is { } exception)
            json.WriteString("exception", exception.ToString());

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        if (values.Count == 0)
            return;

        json.WriteStartObject(name);

        // An inner scope stands after an outer one and hides what has the same name.
        foreach (var group in values.GroupBy(value => value.Key))
            Write(json, group.Key, group.Last().Value);

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int or long or short or byte:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
