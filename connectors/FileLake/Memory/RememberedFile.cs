using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What is remembered of a data file: findings, or an extract, or a failure, or the format that was found.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Format">What it was read as; <see cref="FileFormat.Unnamed"/> when its format was looked for.</param>
/// <param name="Size">Its size.</param>
/// <param name="Modified">When it was last written, in ticks.</param>
/// <param name="Version">The store's mark of its contents.</param>
internal sealed record RememberedFile(string Path, FileFormat Format, long Size, long Modified, string? Version)
{
    /// <summary>What was found in a text file.</summary>
    public FileFindings? Findings { get; init; }

    /// <summary>The part of a binary file that tells its schema.</summary>
    public FileExtract? Extract { get; init; }

    /// <summary>Why it cannot be read as what its name claims.</summary>
    public Finding? Failure { get; init; }

    /// <summary>The format that was found; <see langword="null"/> when there was none.</summary>
    public FileFormat? Found { get; init; }

    public static RememberedFile Of(LakeFile file, FileFormat format) =>
        new(file.FullPath, format, file.Entry.Size, file.Entry.Modified.UtcTicks, file.Entry.Version);

    /// <summary>Whether a file that was listed is still this one.</summary>
    public bool IsStill(StoreEntry entry) => Size == entry.Size && Modified == entry.Modified.UtcTicks && Version == entry.Version;
}
