using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>A place that holds files in folders. Reads only, and only what it is asked for; several calls may run at the same time.</summary>
internal interface ILakeStore : IAsyncDisposable
{
    /// <summary>What lies directly in a folder, in no particular order, as it arrives. Links are named as such and never followed.</summary>
    /// <exception cref="IOException">The folder cannot be listed, or does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    IAsyncEnumerable<StoreEntry> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>
    /// Everything below a folder in one listing, as it arrives: files, with the path from the folder for a name, and what stands for empty
    /// folders. <see langword="null"/> where the store has no such listing.
    /// </summary>
    IAsyncEnumerable<StoreEntry>? ListTree(string folder, CancellationToken cancellationToken);

    /// <summary>The attributes of one file; <see langword="null"/> when there is no file of that path.</summary>
    /// <exception cref="IOException">The store cannot tell.</exception>
    /// <exception cref="UnauthorizedAccessException">The path may not be looked at.</exception>
    ValueTask<StoreEntry?> FindAsync(string path, CancellationToken cancellationToken);

    /// <summary>Who owns a file that was listed, as far as the store can tell at no cost of its own.</summary>
    IReadOnlyList<OwnerEvidence> OwnersOf(string path, StoreEntry entry);

    /// <summary>What people have attached to a file, or of a path that names a bucket alone, to the bucket. Never throws what a store says.</summary>
    ValueTask<StoreLabels> LabelsOfAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens a file that was listed, for reading parts of it.</summary>
    /// <exception cref="IOException">The file cannot be opened, or is gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    ValueTask<IStoreFile> OpenAsync(string path, StoreEntry entry, CancellationToken cancellationToken);
}
