namespace MetadataIngestion.Abstractions;

/// <summary>Something that happened to an entity and is worth telling, such as a change of its schema. It sets no aspect.</summary>
public sealed class PlatformEvent
{
    /// <summary>The event's name, such as <c>entityChangeEvent</c>, which decides the form of <see cref="Payload"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The entity's type in DataHub's registry, such as <c>dataset</c>.</summary>
    public required string EntityType { get; init; }

    /// <summary>The entity's URN.</summary>
    public required string EntityUrn { get; init; }

    /// <summary>What happened, as one JSON object in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
