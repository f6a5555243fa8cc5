using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace MetadataIngestion.Connectors.FileLake.Storage.S3;

/// <summary>Reads the tags of buckets and objects.</summary>
internal sealed class S3Labels(IAmazonS3 client, RequestPayer? payer)
{
    public async ValueTask<StoreLabels> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var tags = ObjectPath.Parse(path) is (var bucket, { Length: > 0 } key)
                ? await ReadAsync(path, bucket, key, cancellationToken).ConfigureAwait(false)
                : await ReadAsync(path, ObjectPath.Parse(path).Bucket, cancellationToken).ConfigureAwait(false);
            return new StoreLabels { Tags = tags.DistinctBy(static tag => tag.Key).ToDictionary(static tag => tag.Key, static tag => tag.Value) };
        }
        catch (StoreException exception)
        {
            return IsNone(exception) ? StoreLabels.None : new StoreLabels { Fault = IsUnknown(exception) ? Unsupported(exception) : exception };
        }
    }

    private async Task<List<Tag>> ReadAsync(string path, string bucket, CancellationToken cancellationToken)
    {
        var request = new GetBucketTaggingRequest { BucketName = bucket };
        return (await S3Faults.TranslateAsync(path, "s3:GetBucketTagging", () => client.GetBucketTaggingAsync(request, cancellationToken)).ConfigureAwait(false)).TagSet ?? [];
    }

    private async Task<List<Tag>> ReadAsync(string path, string bucket, string key, CancellationToken cancellationToken)
    {
        var request = new GetObjectTaggingRequest { BucketName = bucket, Key = key, RequestPayer = payer };
        return (await S3Faults.TranslateAsync(path, "s3:GetObjectTagging", () => client.GetObjectTaggingAsync(request, cancellationToken)).ConfigureAwait(false)).Tagging ?? [];
    }

    private static bool IsNone(StoreException exception) => exception.InnerException is AmazonS3Exception { ErrorCode: "NoSuchTagSet" or "NoSuchTagSetError" };

    /// <summary>What stores answer that speak the protocol and have no tags.</summary>
    private static bool IsUnknown(StoreException exception) => exception.InnerException is AmazonS3Exception
    {
        StatusCode: HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest or HttpStatusCode.OK,
    };

    private static StoreException Unsupported(StoreException exception) =>
        new(StoreFault.Unsupported, "the store has no tags", "Set Storage:Labels to None.", exception.InnerException);
}
