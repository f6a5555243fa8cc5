namespace MetadataIngestion.Connectors.FileLake.Storage;

internal static class StoreExtensions
{
    /// <summary>Opens a file that was not listed.</summary>
    /// <exception cref="IOException">The file cannot be opened, or is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async ValueTask<IStoreFile> OpenAsync(this ILakeStore store, string path, CancellationToken cancellationToken) =>
        await store.FindAsync(path, cancellationToken).ConfigureAwait(false) is { } entry
            ? await store.OpenAsync(path, entry, cancellationToken).ConfigureAwait(false)
            : throw new FileNotFoundException($"There is no file {path}.", path);
}
