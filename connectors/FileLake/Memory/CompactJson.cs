using System.Text.Json;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>
/// Reads lists of values whose places tell what they are. Datasets are remembered by the thousand, and names of members would be most of
/// what there is to read.
/// </summary>
internal static class CompactJson
{
    public static string? NextText(this ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.GetString();
    }

    public static bool NextFlag(this ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.GetBoolean();
    }

    public static int NextNumber(this ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.GetInt32();
    }

    public static long? NextLong(this ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64();
    }

    public static IReadOnlyList<string> NextTexts(this ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        if (reader.TokenType == JsonTokenType.Null)
            return [];

        List<string> texts = [];
        while (Advance(ref reader) != JsonTokenType.EndArray)
        {
            texts.Add(reader.GetString()!);
        }

        return texts;
    }

    public static void End(this ref Utf8JsonReader reader)
    {
        if (Advance(ref reader) != JsonTokenType.EndArray)
            throw new JsonException("A list is longer than it should be.");
    }

    public static JsonTokenType Advance(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw new JsonException("The text ends too early.");

    public static void WriteTexts(this Utf8JsonWriter writer, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    public static void WriteNumber(this Utf8JsonWriter writer, long? number)
    {
        if (number is { } value)
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
