using System.Text.Json;

namespace MetadataIngestion.Worker.Api.Models;

/// <summary>One aspect of one entity, in DataHub's model.</summary>
internal sealed record ProposalItem
{
    /// <summary>The entity's type, such as <c>dataset</c>.</summary>
    public required string EntityType { get; init; }

    /// <summary>The entity's URN.</summary>
    public required string EntityUrn { get; init; }

    /// <summary>What to do with the aspect: <c>UPSERT</c> or <c>DELETE</c>.</summary>
    public required string ChangeType { get; init; }

    /// <summary>The aspect's name, such as <c>schemaMetadata</c>.</summary>
    public required string AspectName { get; init; }

    /// <summary>The aspect, in the member <c>json</c>; left out when it is deleted.</summary>
    public JsonElement? Aspect { get; init; }

    /// <summary>When the crawl observed it (<c>lastObserved</c>, in milliseconds since 1970) and its run (<c>runId</c>).</summary>
    public required JsonElement SystemMetadata { get; init; }

    /// <summary>Further facts about the proposal, such as <c>removal-reason</c>.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
}
