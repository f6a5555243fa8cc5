using System.Text.Json.Serialization;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>A decision about a dataset in quarantine.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record DecisionRequest
{
    /// <summary>The state that was looked at, as the quarantine tells it.</summary>
    public string? State { get; init; }

    /// <summary>Who decides.</summary>
    public string? By { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Of an approval: whether the source is to be crawled now. By default its next crawl proposes the dataset.</summary>
    public bool Crawl { get; init; }
}
