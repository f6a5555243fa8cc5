namespace MetadataIngestion.Core.Storing;

/// <summary>What the store knows of one entity of a source.</summary>
public sealed class EntityState
{
    /// <summary>The entity's number in the store; small and dense.</summary>
    public required long Id { get; init; }

    /// <summary>Where the asset was last seen; see <see cref="EntityKey.Path"/>.</summary>
    public required string Path { get; init; }

    /// <summary>The identity last seen; <see langword="null"/> when there is none.</summary>
    public required string? Identity { get; init; }

    /// <summary>Whether its removal was proposed.</summary>
    public required bool Removed { get; init; }

    /// <summary>Its aspects, in no particular order.</summary>
    public required IReadOnlyList<AspectState> Aspects { get; init; }
}
