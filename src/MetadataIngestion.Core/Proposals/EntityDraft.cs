using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Proposals;

/// <summary>An entity as this run sees it: who it is and its aspects, ready to be compared with what was proposed before.</summary>
internal sealed class EntityDraft(EntityKey key)
{
    private readonly List<EncodedAspect> _aspects = new(12);

    public EntityKey Key { get; } = key;

    public IReadOnlyList<EncodedAspect> Aspects => _aspects;

    /// <summary>The fields whose identities tell a renamed field from a new one; empty for anything but a dataset.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    public void Add(EncodedAspect aspect) => _aspects.Add(aspect);
}
