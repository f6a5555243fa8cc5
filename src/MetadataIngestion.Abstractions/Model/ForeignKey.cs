namespace MetadataIngestion.Abstractions;

/// <summary>A reference from fields of one dataset to fields of another.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Fields">The referencing field paths, in order.</param>
/// <param name="Target">The referenced dataset.</param>
/// <param name="TargetFields">The referenced field paths, matching <paramref name="Fields"/> by position.</param>
public sealed record ForeignKey(string Name, IReadOnlyList<string> Fields, AssetPath Target, IReadOnlyList<string> TargetFields)
{
    /// <summary>What the platform does on update and delete, such as <c>ON DELETE CASCADE</c>; <see langword="null"/> for the default.</summary>
    public string? Actions { get; init; }
}
