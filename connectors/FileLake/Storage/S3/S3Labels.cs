using System.Net;
using System.Net.Mail;
using Amazon.S3;
using Amazon.S3.Model;

namespace MetadataIngestion.Connectors.FileLake.Storage.S3;

/// <summary>Reads the tags of buckets and objects, and the metadata of objects. What Google calls the labels of a bucket are its tags.</summary>
internal sealed class S3Labels(IAmazonS3 client, RequestPayer? payer)
{
    private const string MetadataPrefix = "x-amz-meta-";

    public async ValueTask<StoreLabels> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (bucket, key) = ObjectPath.Parse(path);
        if (key.Length == 0)
            return await ReadTagsAsync(() => BucketTagsAsync(path, bucket, cancellationToken)).ConfigureAwait(false);

        var metadata = await ReadMetadataAsync(path, bucket, key, cancellationToken).ConfigureAwait(false);
        if (S3Faults.IsGoogle(path))
            return metadata; // its objects have no tags

        var tags = await ReadTagsAsync(() => ObjectTagsAsync(path, bucket, key, cancellationToken)).ConfigureAwait(false);
        return tags with { Metadata = metadata.Metadata, Fault = metadata.Fault ?? tags.Fault };
    }

    private static async ValueTask<StoreLabels> ReadTagsAsync(Func<Task<List<Tag>>> ask)
    {
        try
        {
            var tags = await ask().ConfigureAwait(false);
            return new StoreLabels { Tags = tags.DistinctBy(static tag => tag.Key).ToDictionary(static tag => tag.Key, static tag => tag.Value) };
        }
        catch (StoreException exception)
        {
            return IsNone(exception) ? StoreLabels.None : new StoreLabels { Fault = IsUnknown(exception) ? Unsupported(exception) : exception };
        }
    }

    private async ValueTask<StoreLabels> ReadMetadataAsync(string path, string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetObjectMetadataRequest { BucketName = bucket, Key = key, RequestPayer = payer };
            var found = await S3Faults.TranslateAsync(path, "s3:GetObject", () => client.GetObjectMetadataAsync(request, cancellationToken)).ConfigureAwait(false);
            return new StoreLabels { Metadata = found.Metadata.Keys.ToDictionary(static name => name[MetadataPrefix.Length..], name => Decode(found.Metadata[name])) };
        }
        catch (StoreException exception)
        {
            return new StoreLabels { Fault = exception };
        }
    }

    /// <summary>What is not ASCII comes encoded as in mails, of which the framework decodes the names of attachments alone.</summary>
    private static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal))
            return value;

        using var attachment = Attachment.CreateAttachmentFromString(string.Empty, value);
        return attachment.Name ?? value;
    }

    private async Task<List<Tag>> BucketTagsAsync(string path, string bucket, CancellationToken cancellationToken)
    {
        var request = new GetBucketTaggingRequest { BucketName = bucket };
        return (await S3Faults.TranslateAsync(path, "s3:GetBucketTagging", () => client.GetBucketTaggingAsync(request, cancellationToken)).ConfigureAwait(false)).TagSet ?? [];
    }

    private async Task<List<Tag>> ObjectTagsAsync(string path, string bucket, string key, CancellationToken cancellationToken)
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
