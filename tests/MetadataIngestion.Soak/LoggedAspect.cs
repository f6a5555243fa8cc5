using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak;

/// <summary>An entry of the log, without what differs from run to run.</summary>
internal sealed record LoggedAspect(long Offset, string Source, string Run, string Urn, string Aspect, string Content)
{
    public (string Urn, string Aspect) Key => (Urn, Aspect);

    public static LoggedAspect Parse(string line)
    {
        var entry = JsonNode.Parse(line)!;
        var proposal = entry["proposal"]!;
        var json = proposal["aspect"]?["json"]?.AsObject();
        json?.Remove("timestampMillis");
        return new LoggedAspect(
            entry["offset"]!.GetValue<long>(),
            entry["source"]!.GetValue<string>(),
            proposal["systemMetadata"]!["runId"]!.GetValue<string>(),
            proposal["entityUrn"]!.GetValue<string>(),
            proposal["aspectName"]!.GetValue<string>(),
            json?.ToJsonString() ?? proposal["changeType"]!.GetValue<string>());
    }
}
