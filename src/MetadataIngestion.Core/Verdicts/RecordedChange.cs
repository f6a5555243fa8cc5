using System.Text.Json;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>A verdict as an event of the log tells it.</summary>
/// <param name="Code">The kind of change.</param>
/// <param name="Level">How much it hurts.</param>
/// <param name="Message">The change for people.</param>
/// <param name="ImpactCount">How many entities depend on what changed, as far as that was looked up.</param>
public sealed record RecordedChange(string Code, VerdictLevel Level, string Message, int ImpactCount)
{
    /// <summary>The name of the events that tell verdicts.</summary>
    public const string EventName = ChangeEvents.Name;

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
                parameters.TryGetProperty("impactCount", out var count) ? count.GetInt32() : 0)
            : null;
    }
}
