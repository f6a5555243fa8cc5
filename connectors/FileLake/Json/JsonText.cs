using System.Text.Json;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>Tells JSON from other text.</summary>
internal static class JsonText
{
    /// <summary>Whether the text holds nothing but objects and arrays of JSON, or begins with an object before it is damaged.</summary>
    public static bool Is(ReadOnlySpan<byte> text, bool isComplete)
    {
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
            return false;

        var hasObject = false;
        var reader = new Utf8JsonReader(text, isComplete, new JsonReaderState(JsonLayout.Options with { AllowMultipleValues = true }));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.EndObject or JsonTokenType.EndArray))
                    return false;

                hasObject |= reader is { CurrentDepth: 0, TokenType: JsonTokenType.EndObject };
            }

            return true;
        }
        catch (JsonException)
        {
            return hasObject;
        }
    }
}
