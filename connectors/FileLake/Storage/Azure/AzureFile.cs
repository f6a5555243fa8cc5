using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace MetadataIngestion.Connectors.FileLake.Storage.Azure;

/// <summary>A blob, in the version that was listed.</summary>
internal sealed class AzureFile(BlobClient blob, string path, StoreEntry entry) : IStoreFile
{
    public long Length => entry.Size;

    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = (int)Math.Min(buffer.Length, Length - offset);
        return length <= 0
            ? 0
            : await AzureFaults.TranslateAsync(path, () => ReadRangeAsync(new HttpRange(offset, length), buffer[..length], cancellationToken)).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<int> ReadRangeAsync(HttpRange range, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions { Range = range, Conditions = new BlobRequestConditions { IfMatch = entry.Version is { } version ? new ETag(version) : null } };
        var response = await blob.DownloadStreamingAsync(options, cancellationToken).ConfigureAwait(false);
        using var content = response.Value;
        return await content.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
    }
}
