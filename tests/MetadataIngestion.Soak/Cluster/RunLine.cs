using System.Globalization;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>What a line of the list of runs says.</summary>
internal sealed record RunLine(string RunId, string Source, string? Request, string Status, string? Cause, string? Worker, DateTimeOffset StartedAt, long Emitted)
{
    /// <summary>Its parts, when several workers shared it.</summary>
    public IReadOnlyList<PartLine> Parts { get; init; } = [];

    /// <summary>Whether it came to its end.</summary>
    public bool Completed => Status is "Succeeded" or "PartiallySucceeded";

    public static RunLine Parse(JsonNode line) => new(
        Text(line, "runId")!,
        Text(line, "source")!,
        Text(line, "requestId"),
        Text(line, "status")!,
        Text(line, "cause"),
        Text(line, "worker"),
        DateTimeOffset.Parse(Text(line, "startedAt")!, CultureInfo.InvariantCulture),
        line["proposals"]!["emitted"]!.GetValue<long>())
    {
        Parts = line["parts"] is JsonArray parts ? [.. parts.Select(part => new PartLine(Text(part!, "name")!, Text(part!, "worker"), part!["attempts"]!.GetValue<int>(), part["durationMs"]!.GetValue<long>()))] : [],
    };

    /// <summary>How it ended, and why.</summary>
    public string Describe() => Cause is null ? Status : $"{Status} ({Cause})";

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
