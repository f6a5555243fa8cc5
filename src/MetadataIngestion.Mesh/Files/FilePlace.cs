namespace MetadataIngestion.Mesh.Files;

/// <summary>Where a file says something.</summary>
/// <param name="File">The file, as people know it.</param>
/// <param name="Line">Counted from 1.</param>
internal readonly record struct FilePlace(string File, long Line)
{
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}");
}
