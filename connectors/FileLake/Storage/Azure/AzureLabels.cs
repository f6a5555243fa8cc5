using Azure.Storage.Blobs;

namespace MetadataIngestion.Connectors.FileLake.Storage.Azure;

/// <summary>Reads the metadata of containers and blobs, and the index tags of blobs.</summary>
internal sealed class AzureLabels(BlobServiceClient client)
{
    public async ValueTask<StoreLabels> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var (container, name) = ObjectPath.Parse(path);
            var of = client.GetBlobContainerClient(container);
            return name.Length == 0
                ? await ReadAsync(path, of, cancellationToken).ConfigureAwait(false)
                : await ReadAsync(path, of.GetBlobClient(name), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            return new StoreLabels { Fault = exception };
        }
    }

    private static async Task<StoreLabels> ReadAsync(string path, BlobContainerClient container, CancellationToken cancellationToken)
    {
        var properties = await AzureFaults.TranslateAsync(path, () => container.GetPropertiesAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        return new StoreLabels { Metadata = properties.Value.Metadata.AsReadOnly() };
    }

    private static async Task<StoreLabels> ReadAsync(string path, BlobClient blob, CancellationToken cancellationToken)
    {
        var properties = await AzureFaults.TranslateAsync(path, () => blob.GetPropertiesAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        var labels = new StoreLabels { Metadata = properties.Value.Metadata.AsReadOnly() };
        return properties.Value.TagCount == 0 ? labels : await AddTagsAsync(labels, path, blob, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The role that reads blobs does not read their tags, and accounts with a hierarchical namespace have none.</summary>
    private static async Task<StoreLabels> AddTagsAsync(StoreLabels labels, string path, BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var tags = await AzureFaults.TranslateAsync(path, () => blob.GetTagsAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
            return labels with { Tags = tags.Value.Tags.AsReadOnly() };
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Denied)
        {
            return labels with
            {
                Fault = new StoreException(
                    StoreFault.Denied,
                    exception.Message,
                    $"Grant the action Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read, as the role Storage Blob Data Owner does, on the container of {path}; of a token, the right to tags.",
                    exception),
            };
        }
        catch (StoreException exception)
        {
            return labels with { Fault = exception };
        }
    }
}
