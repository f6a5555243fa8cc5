using System.Text.Json;

namespace MetadataIngestion.Core.Findings;

/// <summary>What events tell of a policy.</summary>
/// <param name="Title">What it demands.</param>
/// <param name="Level">How bad a violation is.</param>
/// <param name="Owner">Who answers for it.</param>
internal sealed record PolicyFacts(string? Title, string? Level, string? Owner)
{
    public static PolicyFacts Unknown { get; } = new(null, null, null);

    /// <summary>Reads a <c>testInfo</c>, whose definition is a text that holds JSON.</summary>
    public static PolicyFacts Read(ReadOnlyMemory<byte> aspect)
    {
        using var test = JsonDocument.Parse(aspect);
        var title = Text(test.RootElement, "name");
        if (!test.RootElement.TryGetProperty("definition", out var definition) || Text(definition, "json") is not { } text)
            return Unknown with { Title = title };

        using var policy = JsonDocument.Parse(text);
        return new PolicyFacts(title, Text(policy.RootElement, "level"), Text(policy.RootElement, "owner"));
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
