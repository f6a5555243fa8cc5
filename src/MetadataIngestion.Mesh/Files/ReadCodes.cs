namespace MetadataIngestion.Mesh.Files;

/// <summary>The codes under which a kind of file says that it cannot be used.</summary>
/// <param name="Unreadable">It cannot be read.</param>
/// <param name="Malformed">It is not what its name promises.</param>
/// <param name="Limit">It is larger, deeper or wider than is read.</param>
internal sealed record ReadCodes(string Unreadable, string Malformed, string Limit)
{
    /// <summary>The codes of most files of the mesh.</summary>
    public static ReadCodes OfMesh { get; } = new(FileCodes.Unreadable, FileCodes.Malformed, FileCodes.Limit);
}
