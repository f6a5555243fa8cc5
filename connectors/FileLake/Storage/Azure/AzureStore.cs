using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Storage.Azure;

/// <summary>Azure Blob Storage, with or without the hierarchical namespace of Data Lake Storage.</summary>
internal sealed class AzureStore(BlobServiceClient client, HttpClient http) : ILakeStore
{
    private const string FolderMark = "hdi_isfolder";

    private readonly AzureLabels _labels = new(client);

    public IAsyncEnumerable<StoreEntry> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var (container, prefix) = ContainerOf(folder);
        var items = container.GetBlobsByHierarchyAsync(BlobTraits.Metadata, BlobStates.None, "/", prefix, cancellationToken);
        return TranslateAsync(items, folder, item => item.IsPrefix ? Folder(item.Prefix[prefix.Length..^1]) : EntryOf(item.Blob, prefix), cancellationToken);
    }

    public IAsyncEnumerable<StoreEntry> ListTree(string folder, CancellationToken cancellationToken)
    {
        var (container, prefix) = ContainerOf(folder);
        var blobs = container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken);
        return TranslateAsync(blobs, folder, blob => IsFolder(blob) && blob.Name.Length > prefix.Length ? Folder(blob.Name[prefix.Length..]) : EntryOf(blob, prefix), cancellationToken);
    }

    public async ValueTask<StoreEntry?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var blob = BlobOf(path);
            var found = await AzureFaults.TranslateAsync(path, () => blob.GetPropertiesAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
            return new StoreEntry(StorePath.NameOf(path), StoreEntryKind.File, found.Value.ContentLength, found.Value.LastModified, found.Value.ETag.ToString());
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Missing)
        {
            return null;
        }
    }

    public IReadOnlyList<OwnerEvidence> OwnersOf(string path, StoreEntry entry) =>
        entry.Owner is { Length: > 0 } owner ? [new OwnerEvidence(owner, "metadata owner of the newest blob")] : [];

    public ValueTask<StoreLabels> LabelsOfAsync(string path, CancellationToken cancellationToken) => _labels.ReadAsync(path, cancellationToken);

    public ValueTask<IStoreFile> OpenAsync(string path, StoreEntry entry, CancellationToken cancellationToken) =>
        new(new AzureFile(BlobOf(path), path, entry));

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async IAsyncEnumerable<StoreEntry> TranslateAsync<T>(
        AsyncPageable<T> listing,
        string folder,
        Func<T, StoreEntry?> entryOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        var items = listing.GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            while (await AzureFaults.TranslateAsync(folder, () => items.MoveNextAsync().AsTask()).ConfigureAwait(false))
            {
                if (entryOf(items.Current) is { } entry)
                {
                    yield return entry;
                }
            }
        }
    }

    private static StoreEntry Folder(string name) => new(name, StoreEntryKind.Folder, 0, default);

    /// <summary>Folders of a hierarchical namespace, and what older drivers made to show one, appear as blobs too.</summary>
    private static bool IsFolder(BlobItem blob) => blob.Metadata?.ContainsKey(FolderMark) ?? false;

    private static StoreEntry? EntryOf(BlobItem blob, string prefix)
    {
        if (blob.Name.Length == prefix.Length || IsFolder(blob))
            return null;

        var properties = blob.Properties;
        return new StoreEntry(
            blob.Name[prefix.Length..],
            StoreEntryKind.File,
            properties.ContentLength ?? 0,
            properties.LastModified ?? default,
            properties.ETag?.ToString())
        {
            Owner = OwnerIn(blob.Metadata),
        };
    }

    private static string? OwnerIn(IDictionary<string, string>? metadata) =>
        metadata?.FirstOrDefault(static pair => pair.Key.Equals("owner", StringComparison.OrdinalIgnoreCase)).Value;

    private (BlobContainerClient Container, string Prefix) ContainerOf(string folder)
    {
        var path = ObjectPath.Parse(folder);
        return (client.GetBlobContainerClient(path.Bucket), path.Prefix);
    }

    private BlobClient BlobOf(string path)
    {
        var (container, name) = ObjectPath.Parse(path);
        return client.GetBlobContainerClient(container).GetBlobClient(name);
    }
}
