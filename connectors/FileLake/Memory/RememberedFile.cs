using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What is remembered of a data file. Of <see cref="Findings"/>, <see cref="Extract"/> and <see cref="Failure"/> one is there.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Size">Its size.</param>
/// <param name="Modified">When it was last written, in ticks.</param>
/// <param name="Version">The store's mark of its contents.</param>
internal sealed record RememberedFile(string Path, long Size, long Modified, string? Version)
{
    /// <summary>What was found in a text file.</summary>
    public FileFindings? Findings { get; init; }

    /// <summary>The part of a binary file that tells its schema.</summary>
    public FileExtract? Extract { get; init; }

    /// <summary>Why it cannot be read as what its name claims.</summary>
    public Finding? Failure { get; init; }

    public static RememberedFile Of(string path, StoreEntry entry) => new(path, entry.Size, entry.Modified.UtcTicks, entry.Version);

    /// <summary>Whether a file that was listed is still this one.</summary>
    public bool IsStill(StoreEntry entry) => Size == entry.Size && Modified == entry.Modified.UtcTicks && Version == entry.Version;
}
