using System.Text.Json;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>Reads the JSON of table logs as it comes: a member that is missing, or is of another kind than it should be, is not there.</summary>
internal static class JsonMembers
{
    /// <summary>What logs are read with. Schemas nest several levels of JSON for each of their own.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 1000 };

    /// <summary>Whether an exception says that JSON is damaged: a text that is no Unicode is noticed only when it is read.</summary>
    public static bool IsDamage(Exception exception) => exception is JsonException or InvalidDataException or InvalidOperationException;

    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static JsonElement? Structure(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static string? Text(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? Integer(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static bool? Flag(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    /// <summary>The elements of a list; none when it is missing.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>The texts in a list; none when it is missing.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        [.. json.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];

    /// <summary>The texts in an object by their names, in the order of the names; none when it is missing.</summary>
    public static SortedDictionary<string, string> Properties(this JsonElement json, string name)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.Structure(name)?.EnumerateObject() ?? default)
        {
            if (property.Value.ValueKind == JsonValueKind.String)
            {
                properties[property.Name] = property.Value.GetString()!;
            }
        }

        return properties;
    }

    /// <summary>The time of so many milliseconds since 1970; <see langword="null"/> for one that no calendar has.</summary>
    public static DateTimeOffset? Time(long? milliseconds) => milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value)
        : null;
}
