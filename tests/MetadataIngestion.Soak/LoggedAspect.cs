using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak;

/// <summary>An entry of the log, without what differs from run to run; an event stands under its name.</summary>
internal sealed record LoggedAspect(long Offset, string Source, string Run, string Urn, string Aspect, string Content)
{
    public (string Urn, string Aspect) Key => (Urn, Aspect);

    /// <summary>Whether the entry is an event, which says nothing of how things are.</summary>
    public bool IsEvent { get; private init; }

    public static LoggedAspect Parse(string line)
    {
        var entry = JsonNode.Parse(line)!;
        return entry["event"] is { } happened
            ? Of(entry, happened, happened["name"], happened["payload"]!.ToJsonString()) with { IsEvent = true }
            : OfProposal(entry, entry["proposal"]!);
    }

    private static LoggedAspect OfProposal(JsonNode entry, JsonNode proposal)
    {
        var json = proposal["aspect"]?["json"]?.AsObject();
        json?.Remove("timestampMillis");
        return Of(entry, proposal, proposal["aspectName"], json?.ToJsonString() ?? proposal["changeType"]!.GetValue<string>());
    }

    private static LoggedAspect Of(JsonNode entry, JsonNode body, JsonNode? name, string content) => new(
        entry["offset"]!.GetValue<long>(),
        entry["source"]!.GetValue<string>(),
        body["systemMetadata"]!["runId"]!.GetValue<string>(),
        body["entityUrn"]!.GetValue<string>(),
        name!.GetValue<string>(),
        content);
}
