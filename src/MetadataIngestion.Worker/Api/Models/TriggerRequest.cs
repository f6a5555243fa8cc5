using System.Text.Json.Serialization;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>A crawl to run once.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TriggerRequest
{
    /// <summary>The request's id, under which it is run once however often it is sent. The default is a new one.</summary>
    public string? RequestId { get; init; }

    /// <summary>The part of the source to crawl: a name, with all that is inside, or a pattern of names. The default is all of it.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether removals above the threshold are released.</summary>
    public bool ApproveRemovals { get; init; }

    /// <summary>The earliest time to begin. The default is at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
