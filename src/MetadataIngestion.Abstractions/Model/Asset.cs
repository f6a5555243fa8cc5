namespace MetadataIngestion.Abstractions;

/// <summary>
/// What a crawl finds, in the normalized model: a <see cref="Container"/>, a <see cref="Dataset"/> or a <see cref="Routine"/>.
/// Assets are immutable; a transformer changes one with a <c>with</c> expression. Connectors never speak of URNs or aspects:
/// one place turns assets into proposals.
/// </summary>
public abstract record Asset
{
    private protected Asset()
    {
    }

    /// <summary>Where the asset is. Unique within a source for each of container, dataset and routine signature.</summary>
    public required AssetPath Path { get; init; }

    /// <summary>The kind in the platform's own words, such as <c>Table</c>, <c>View</c> or <c>Topic</c>.</summary>
    public required string SubType { get; init; }

    /// <summary>The name people see; the last part of <see cref="Path"/> when <see langword="null"/>.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The source's own comment, as written there; <see langword="null"/> when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Who owns the asset according to the source, the strongest evidence first.</summary>
    public IReadOnlyList<OwnerEvidence> Owners { get; init; } = [];

    /// <summary>Tags, by name or as a <c>urn:li:tag:</c> URN.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Glossary terms, by name such as <c>Classification.Confidential</c> or as a <c>urn:li:glossaryTerm:</c> URN.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>The business domains the asset belongs to, by id or as a <c>urn:li:domain:</c> URN.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Further facts, for people. Keys and values must not depend on the time or order of the crawl.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = EmptyProperties.Instance;

    /// <summary>When the source created the asset; <see langword="null"/> when it does not say.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When the source last changed the asset's definition; <see langword="null"/> when it does not say.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>A page about the asset in the platform's own console; <see langword="null"/> when there is none.</summary>
    public string? ExternalUrl { get; init; }

    /// <summary>
    /// The source's own stable id, which survives a rename and is never used again for something else: how a renamed asset is told
    /// from a dropped and a new one. Compared ordinally within a source; <see langword="null"/> when the platform has none.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>
    /// What this crawl could not find out, because a right is missing or the source failed to say: what was known of it before stays.
    /// Without this, nothing said means that there is nothing.
    /// </summary>
    public AssetFacets Unknown { get; init; }

    /// <summary>Aspects in DataHub's own JSON, for what the model cannot say.</summary>
    public IReadOnlyList<CustomAspect> CustomAspects { get; init; } = [];
}
