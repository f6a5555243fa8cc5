namespace MetadataIngestion.Abstractions;

/// <summary>One aspect of one entity, in DataHub's model.</summary>
public sealed class MetadataChangeProposal
{
    /// <summary>The entity's type in DataHub's registry, such as <c>dataset</c>.</summary>
    public required string EntityType { get; init; }

    /// <summary>The entity's URN.</summary>
    public required string EntityUrn { get; init; }

    /// <summary>What to do with the aspect.</summary>
    public ChangeType ChangeType { get; init; } = ChangeType.Upsert;

    /// <summary>The aspect's name in DataHub's registry, such as <c>schemaMetadata</c>.</summary>
    public required string AspectName { get; init; }

    /// <summary>The aspect as one JSON object in UTF-8; empty when it is deleted.</summary>
    public ReadOnlyMemory<byte> Aspect { get; init; }

    /// <summary>When the crawl observed it.</summary>
    public required DateTimeOffset LastObserved { get; init; }

    /// <summary>Further facts about the proposal itself, such as <c>removal-reason</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = EmptyProperties.Instance;
}
