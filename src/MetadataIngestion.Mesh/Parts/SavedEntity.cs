using MetadataIngestion.Core.Inspecting;

namespace MetadataIngestion.Mesh.Parts;

/// <summary>A derived entity, as one worker passes it to another.</summary>
internal sealed record SavedEntity(string Urn, string EntityType, string Name, IReadOnlyList<SavedAspect> Aspects)
{
    public static SavedEntity Of(DerivedEntity entity) => new(entity.Urn, entity.EntityType, entity.Name, [.. entity.Aspects.Select(SavedAspect.Of)]);

    public DerivedEntity ToEntity(SavedPath asset) => new(Urn, EntityType, asset.ToPath(), Name, [.. Aspects.Select(aspect => aspect.ToAspect())]);
}
