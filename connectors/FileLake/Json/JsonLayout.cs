using System.Text.Json;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>Tells JSON Lines from other JSON, and how both are read.</summary>
internal static class JsonLayout
{
    public const int MaxDepth = 512;

    public static JsonReaderOptions Options { get; } = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxDepth,
    };

    /// <summary>
    /// Whether each line is a record: so named, or the first line is a whole object and more follows. A first line that the sample cuts
    /// is read as the beginning of a document.
    /// </summary>
    public static bool IsLines(ReadOnlySpan<byte> text, bool isComplete, bool isNamedLines)
    {
        var trimmed = text.TrimStart(" \t\r\n"u8);
        var end = trimmed.IndexOf((byte)'\n');
        if (isNamedLines)
            return isComplete || end >= 0;

        return trimmed.StartsWith("{"u8) && end >= 0 && trimmed[end..].ContainsAnyExcept(" \t\r\n"u8) && IsValue(trimmed[..end]);
    }

    /// <summary>Whether the text is exactly one JSON value.</summary>
    public static bool IsValue(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, Options);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
