using System.Text.Json;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>A verdict as an event of the log tells it.</summary>
/// <param name="Code">The kind of change.</param>
/// <param name="Level">How much it hurts.</param>
/// <param name="Message">The change for people.</param>
/// <param name="ImpactCount">How many entities depend on what changed, as far as that was looked up.</param>
/// <param name="Impact">The names of the first of them.</param>
public sealed record RecordedChange(string Code, VerdictLevel Level, string Message, int ImpactCount, IReadOnlyList<string> Impact)
{
    /// <summary>The name of the events that tell verdicts.</summary>
    public const string EventName = ChangeEvents.Name;

    private const int Named = 4;

    /// <summary>Reads the payload of an event; <see langword="null"/> when it tells no verdict.</summary>
    public static RecordedChange? Read(string name, ReadOnlyMemory<byte> payload)
    {
        if (name != EventName)
            return null;

        using var document = JsonDocument.Parse(payload);
        return document.RootElement.TryGetProperty("parameters", out var parameters)
            && parameters.TryGetProperty("code", out var code)
            && parameters.TryGetProperty("level", out var level)
            && Enum.TryParse<VerdictLevel>(level.GetString(), ignoreCase: true, out var known)
            ? new RecordedChange(
                code.GetString()!,
                known,
                parameters.GetProperty("message").GetString()!,
                parameters.TryGetProperty("impactCount", out var count) ? count.GetInt32() : 0,
                ReadNames(parameters))
            : null;
    }

    /// <summary>Whom the change may hurt, for people, in a few words; empty when nobody depends on what changed.</summary>
    public string DescribeImpact()
    {
        var shown = string.Join(", ", Impact.Take(Named));
        var others = ImpactCount - Math.Min(Impact.Count, Named);
        return others <= 0 ? shown : shown.Length == 0 ? $"{others}" : $"{shown} and {others} more";
    }

    private static List<string> ReadNames(JsonElement parameters)
    {
        if (!parameters.TryGetProperty("impactNames", out var names))
            return [];

        using var list = JsonDocument.Parse(names.GetString()!);
        return [.. list.RootElement.EnumerateArray().Select(name => name.GetString()!)];
    }
}
