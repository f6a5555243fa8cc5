using MetadataIngestion.Core.Inspecting;

namespace MetadataIngestion.Mesh.Parts;

/// <summary>An aspect of a derived entity, as one worker passes it to another.</summary>
internal sealed record SavedAspect(string Name, byte[] Json, byte[]? Compared)
{
    public static SavedAspect Of(DerivedAspect aspect) => new(aspect.Name, aspect.Json.ToArray(), aspect.Compared?.ToArray());

    // Nothing to compare by is not the same as comparing by nothing.
    public DerivedAspect ToAspect() => new(Name, Json) { Compared = Compared is null ? (ReadOnlyMemory<byte>?)null : Compared };
}
