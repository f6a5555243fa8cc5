using System.Text;
using MetadataIngestion.Connectors.FileLake.Memory;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Listing;

/// <summary>Reads the files that describe data, unless they are the same as in the last crawl. Safe for use by several threads.</summary>
internal sealed class CompanionReader(LakeFolders folders, TextMemory memory)
{
    /// <summary>The files in a folder that describe data.</summary>
    /// <exception cref="SampleException">The folder cannot be listed.</exception>
    public async ValueTask<IReadOnlyList<StoreEntry>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await folders.CompanionsAsync(folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SampleException.From(exception, folder);
        }
    }

    /// <summary>What a file says.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="entry">The file.</param>
    /// <param name="maxBytes">How much of it is read.</param>
    /// <param name="take">Takes from the text what counts.</param>
    /// <param name="cancellationToken">Honoured while reading.</param>
    /// <exception cref="SampleException">It cannot be read.</exception>
    /// <exception cref="StoreException">The crawl has read all that it may read.</exception>
    public ValueTask<string> ReadAsync(string folder, StoreEntry entry, int maxBytes, Func<string, string> take, CancellationToken cancellationToken)
    {
        var path = StorePath.Join(folder, entry.Name);
        return memory.GetAsync(path, entry, async () => take(await ReadAsync(path, entry, maxBytes, cancellationToken).ConfigureAwait(false)));
    }

    private async ValueTask<string> ReadAsync(string path, StoreEntry entry, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            var file = await folders.Store.OpenAsync(path, entry, cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                var bytes = new byte[(int)Math.Min(file.Length, maxBytes)];
                var read = await file.ReadAsync(0, bytes, cancellationToken).ConfigureAwait(false);
                return Encoding.UTF8.GetString(bytes.AsSpan(0, read)).TrimStart('\uFEFF');
            }
        }
        catch (Exception exception) when (StoreException.IsAboutOne(exception))
        {
            throw SampleException.From(exception, path);
        }
    }
}
