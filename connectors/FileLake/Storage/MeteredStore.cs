using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>Counts what is asked of a store.</summary>
internal sealed class MeteredStore(ILakeStore inner, StoreUsage usage) : ILakeStore
{
    public IAsyncEnumerable<StoreEntry> ListAsync(string folder, CancellationToken cancellationToken) =>
        CountAsync(inner.ListAsync(folder, cancellationToken), cancellationToken);

    public IAsyncEnumerable<StoreEntry>? ListTree(string folder, CancellationToken cancellationToken) =>
        inner.ListTree(folder, cancellationToken) is { } listing ? CountAsync(listing, cancellationToken) : null;

    public ValueTask<StoreEntry?> FindAsync(string path, CancellationToken cancellationToken)
    {
        usage.CountLookup();
        return inner.FindAsync(path, cancellationToken);
    }

    public IReadOnlyList<OwnerEvidence> OwnersOf(string path, StoreEntry entry) => inner.OwnersOf(path, entry);

    public ValueTask<StoreLabels> LabelsOfAsync(string path, CancellationToken cancellationToken) => inner.LabelsOfAsync(path, cancellationToken);

    public async ValueTask<IStoreFile> OpenAsync(string path, StoreEntry entry, CancellationToken cancellationToken) =>
        new MeteredFile(await inner.OpenAsync(path, entry, cancellationToken).ConfigureAwait(false), usage);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async IAsyncEnumerable<StoreEntry> CountAsync(IAsyncEnumerable<StoreEntry> listing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (entries, bytes) = (0L, 0L);
        try
        {
            await foreach (var entry in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                entries++;
                bytes += entry.Size;
                yield return entry;
            }
        }
        finally
        {
            usage.CountListing(entries, bytes);
        }
    }

    private sealed class MeteredFile(IStoreFile inner, StoreUsage usage) : IStoreFile
    {
        public long Length => inner.Length;

        public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            usage.Charge(Math.Clamp(Length - offset, 0, buffer.Length));
            var read = await inner.ReadAsync(offset, buffer, cancellationToken).ConfigureAwait(false);
            usage.CountRead(read);
            return read;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
