using System.Text.Json.Serialization;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>Which dead letters to deliver once more.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RetryRequest
{
    /// <summary>Their offsets. The default is all.</summary>
    public IReadOnlyList<long>? Offsets { get; init; }
}
