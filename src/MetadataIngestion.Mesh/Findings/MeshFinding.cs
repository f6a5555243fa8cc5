using MetadataIngestion.Core.Findings;

namespace MetadataIngestion.Mesh.Findings;

/// <summary>Something that is not right with a file of the mesh, or with what it promises.</summary>
/// <param name="Code">A stable code, such as <c>DC002</c>.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="File">The file, as people know it.</param>
/// <param name="Line">Counted from 1; 0 for the file as a whole.</param>
/// <param name="Column">Counted from 1; 0 for the file as a whole.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record MeshFinding(string Code, FindingLevel Level, string File, long Line, long Column, string Message, string Remedy)
{
    /// <summary>The place as editors and terminals understand it.</summary>
    public string Place => Line == 0 ? File : FormattableString.Invariant($"{File}:{Line}:{Column}");

    /// <summary>The finding as runs follow it: it stays the same one when lines before it come and go.</summary>
    internal Finding ToFinding() => new(Code, FindingWords.Of(Level), $"{File} {Message}", Message) { Remedy = Remedy, Place = Place };
}
