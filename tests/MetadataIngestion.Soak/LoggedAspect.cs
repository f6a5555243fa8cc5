using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak;

/// <summary>An entry of the log, without what differs from run to run; an event stands under its name.</summary>
internal sealed record LoggedAspect(long Offset, string Urn, string Aspect, string Content)
{
    public (string Urn, string Aspect) Key => (Urn, Aspect);

    /// <summary>Whether the entry is an event, which says nothing of how things are.</summary>
    public bool IsEvent { get; private init; }

    public static LoggedAspect Parse(string line)
    {
        var entry = JsonNode.Parse(line)!;
        var offset = entry["offset"]!.GetValue<long>();
        return entry["event"] is { } happened ? ParseEvent(offset, happened) : ParseProposal(offset, entry["proposal"]!);
    }

    private static LoggedAspect ParseEvent(long offset, JsonNode happened) =>
        new(offset, happened["entityUrn"]!.GetValue<string>(), happened["name"]!.GetValue<string>(), happened["payload"]!.ToJsonString()) { IsEvent = true };

    private static LoggedAspect ParseProposal(long offset, JsonNode proposal)
    {
        var json = proposal["aspect"]?["json"]?.AsObject();
        json?.Remove("timestampMillis");
        return new LoggedAspect(
            offset,
            proposal["entityUrn"]!.GetValue<string>(),
            proposal["aspectName"]!.GetValue<string>(),
            json?.ToJsonString() ?? proposal["changeType"]!.GetValue<string>());
    }
}
