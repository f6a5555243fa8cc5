using System.Text.Json;

namespace MetadataIngestion.Sinks.Http;

/// <summary>What a server says about its answer.</summary>
internal static class ServerMessage
{
    private const int Longest = 500;

    /// <summary>The message of an error in JSON, on one line; <see langword="null"/> when there is none, as in a proxy's web page.</summary>
    public static async Task<string?> ReadAsync(HttpResponseMessage response, SecretMask mask, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Find(body) is { Length: > 0 } message ? Shorten(mask.Apply(message)) : null;
    }

    /// <summary>The status as people know it, such as <c>503 Service Unavailable</c>.</summary>
    public static string StatusOf(HttpResponseMessage response) => $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();

    private static string? Find(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Find(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Find(JsonElement error)
    {
        foreach (var name in (ReadOnlySpan<string>)["message", "error"])
        {
            if (error.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
                return text.GetString();
        }

        return null;
    }

    private static string Shorten(string message)
    {
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }
}
