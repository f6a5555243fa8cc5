namespace MetadataIngestion.Core.Storing;

/// <summary>What is to be stored about one entity, with the proposals that say so and the events that they cause.</summary>
public sealed record EntityChange
{
    /// <summary>Who the entity is from now on. The URN and the type of a known entity never change.</summary>
    public required EntityKey Key { get; init; }

    /// <summary>The entity's number in the store; <see langword="null"/> for an entity that is new.</summary>
    public long? Id { get; init; }

    /// <summary>Whether the entity is removed from now on.</summary>
    public bool Removed { get; init; }

    /// <summary>The proposals to append, in order; may be empty when only the key changes.</summary>
    public required IReadOnlyList<AspectChange> Aspects { get; init; }

    /// <summary>What change detection wants to find with the entity next time, in place of what it wrote down before; <see langword="null"/> to leave that.</summary>
    public ReadOnlyMemory<byte>? Memo { get; init; }

    /// <summary>The events to append after the proposals, in order.</summary>
    public IReadOnlyList<EntityEvent> Events { get; init; } = [];
}
