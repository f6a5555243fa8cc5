using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>A connector of a Kafka Connect cluster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSource">Whether it writes topics; otherwise it reads them.</param>
/// <param name="State">Its state in the cluster's words; <see langword="null"/> when that is not told.</param>
/// <param name="Settings">How it is configured, logins included: nothing of it may be told but what is known to hold none.</param>
internal sealed record Connector(string Name, bool IsSource, string? State, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The topics it was seen to use; <see langword="null"/> when the cluster does not tell.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    public string Class => Setting("connector.class") ?? string.Empty;

    /// <summary>The class without its package.</summary>
    public string ShortClass => Class[(Class.LastIndexOf('.') + 1)..];

    public string? Setting(string name) => Settings.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A setting that lists names.</summary>
    public IReadOnlyList<string> List(string name) => Setting(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Reads the answer for one connector; <see langword="null"/> when it is none.</summary>
    public static Connector? Read(string name, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("info", out var info) || info.ValueKind != JsonValueKind.Object
            || !info.TryGetProperty("config", out var config) || config.ValueKind != JsonValueKind.Object)
            return null;

        var settings = config.EnumerateObject().DistinctBy(setting => setting.Name).ToDictionary(setting => setting.Name, setting => setting.Value.ToString(), StringComparer.Ordinal);
        var isSource = info.TryGetProperty("type", out var type)
            ? type.ValueKind == JsonValueKind.String && type.ValueEquals("source")
            : settings.GetValueOrDefault("connector.class", string.Empty).Contains("Source", StringComparison.Ordinal);
        return new Connector(name, isSource, StateOf(answer), settings);
    }

    private static string? StateOf(JsonElement answer) =>
        answer.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Object
        && status.TryGetProperty("connector", out var connector) && connector.ValueKind == JsonValueKind.Object && connector.TryGetProperty("state", out var state)
            ? state.ToString()
            : null;
}
