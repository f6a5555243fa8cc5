using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace MetadataIngestion.Mesh.Files;

/// <summary>The ids that files give to what becomes an entity, and that its URN then holds.</summary>
internal static class EntityId
{
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(" ,()/\t");

    public static bool IsValid([NotNullWhen(true)] string? id) => !string.IsNullOrWhiteSpace(id) && !id.AsSpan().ContainsAny(s_forbidden);
}
