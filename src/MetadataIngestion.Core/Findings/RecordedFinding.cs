using System.Text.Json;

namespace MetadataIngestion.Core.Findings;

/// <summary>What was opened or resolved, as an event of the log tells it.</summary>
/// <param name="Operation"><c>OPENED</c> or <c>RESOLVED</c>.</param>
/// <param name="Code">The policy, or the rule that is built in.</param>
/// <param name="Level">How bad it is; <see langword="null"/> when the event does not say.</param>
/// <param name="Message">What is wrong; <see langword="null"/> when the event does not say.</param>
public sealed record RecordedFinding(string Operation, string Code, string? Level, string? Message)
{
    /// <summary>The name of the events that tell of findings.</summary>
    public const string EventName = FindingEvents.Name;

    /// <summary>Reads the payload of an event; <see langword="null"/> when it tells of no finding.</summary>
    public static RecordedFinding? Read(string name, ReadOnlyMemory<byte> payload)
    {
        if (name != EventName)
            return null;

        using var document = JsonDocument.Parse(payload);
        return document.RootElement.TryGetProperty("parameters", out var parameters) && parameters.TryGetProperty("policy", out var policy)
            ? new RecordedFinding(document.RootElement.GetProperty("operation").GetString()!, policy.GetString()!, Text(parameters, "level"), Text(parameters, "message"))
            : null;
    }

    private static string? Text(JsonElement parameters, string name) => parameters.TryGetProperty(name, out var value) ? value.GetString() : null;
}
