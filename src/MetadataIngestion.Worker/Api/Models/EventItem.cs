using System.Text.Json;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>Something that happened to an entity, such as a change of its schema.</summary>
internal sealed record EventItem
{
    /// <summary>The event's name, which decides the form of the payload.</summary>
    public required string Name { get; init; }

    /// <summary>The entity's type, such as <c>dataset</c>.</summary>
    public required string EntityType { get; init; }

    /// <summary>The entity's URN.</summary>
    public required string EntityUrn { get; init; }

    /// <summary>What happened.</summary>
    public required JsonElement Payload { get; init; }

    /// <summary>When the crawl observed it (<c>lastObserved</c>, in milliseconds since 1970) and its run (<c>runId</c>).</summary>
    public required JsonElement SystemMetadata { get; init; }
}
