using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Storage.Azure;

/// <summary>Azure Blob Storage, with or without the hierarchical namespace of Data Lake Storage.</summary>
internal sealed class AzureStore(BlobServiceClient client, HttpClient http) : ILakeStore
{
    private const string FolderMark = "hdi_isfolder";

    private readonly AzureLabels _labels = new(client);

    public async IAsyncEnumerable<StoreEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (container, _) = ObjectPath.Parse(folder);
        var prefix = ObjectPath.Parse(folder).Prefix;
        var pages = client.GetBlobContainerClient(container)
            .GetBlobsByHierarchyAsync(BlobTraits.Metadata, BlobStates.None, "/", prefix, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            while (await AzureFaults.TranslateAsync(folder, () => pages.MoveNextAsync().AsTask()).ConfigureAwait(false))
            {
                if (EntryOf(pages.Current, prefix) is { } entry)
                {
                    yield return entry;
                }
            }
        }
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

    private static StoreEntry? EntryOf(BlobHierarchyItem item, string prefix)
    {
        if (item.IsPrefix)
            return new StoreEntry(item.Prefix[prefix.Length..^1], StoreEntryKind.Folder, 0, default);

        // Folders of a hierarchical namespace, and what older drivers made to show one, appear as blobs too.
        var blob = item.Blob;
        if (blob.Name.Length == prefix.Length || (blob.Metadata?.ContainsKey(FolderMark) ?? false))
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

    private BlobClient BlobOf(string path)
    {
        var (container, name) = ObjectPath.Parse(path);
        return client.GetBlobContainerClient(container).GetBlobClient(name);
    }
}
