using Amazon.S3;
using Amazon.S3.Model;

namespace MetadataIngestion.Connectors.FileLake.Storage.S3;

/// <summary>An object of an S3 bucket, in the version that was listed.</summary>
internal sealed class S3File(IAmazonS3 client, string path, StoreEntry entry, RequestPayer? payer) : IStoreFile
{
    public long Length => entry.Size;

    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = (int)Math.Min(buffer.Length, Length - offset);
        if (length <= 0)
            return 0;

        var (bucket, key) = ObjectPath.Parse(path);
        var request = new GetObjectRequest
        {
            BucketName = bucket,
            Key = key,
            ByteRange = new ByteRange(offset, offset + length - 1),
            EtagToMatch = entry.Version,
            RequestPayer = payer,
        };
        return await S3Faults.TranslateAsync(path, "s3:GetObject", () => ReadAsync(request, buffer[..length], cancellationToken)).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<int> ReadAsync(GetObjectRequest request, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var response = await client.GetObjectAsync(request, cancellationToken).ConfigureAwait(false);
        return await response.ResponseStream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
    }
}
