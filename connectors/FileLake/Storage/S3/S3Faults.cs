using System.Net;
using System.Xml;
using Amazon.Runtime;

namespace MetadataIngestion.Connectors.FileLake.Storage.S3;

/// <summary>Says in the connector's own words what an S3 client throws.</summary>
internal static class S3Faults
{
    /// <summary>Whether a path leads to Google Cloud Storage, which speaks the protocol and calls some things otherwise.</summary>
    public static bool IsGoogle(string path) => path.StartsWith("gs://", StringComparison.Ordinal);

    /// <param name="path">What is asked for.</param>
    /// <param name="permission">The permission it needs, in the words of S3.</param>
    /// <param name="call">Asks for it.</param>
    /// <exception cref="StoreException">The store did not answer, or not with what was asked for.</exception>
    public static async Task<T> TranslateAsync<T>(string path, string permission, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (AmazonServiceException exception)
        {
            throw From(exception, path, permission);
        }
        catch (AmazonClientException exception)
        {
            throw NoCredentials(exception);
        }
        catch (XmlException exception)
        {
            throw new StoreException(StoreFault.Failed, "the store answered with something else than what was asked for", $"Check that Storage:S3:Endpoint leads to a store that speaks S3's protocol, and what stands between, then crawl {path} again.", exception);
        }
        catch (HttpRequestException exception)
        {
            throw Unavailable(exception.Message, exception);
        }
        catch (IOException exception)
        {
            throw Unavailable(exception.Message, exception);
        }
    }

    /// <summary>
    /// The client lists every place that it looked at, with stack traces of what went wrong there; its first sentence says what counts.
    /// </summary>
    public static StoreException NoCredentials(AmazonClientException exception) => new(
        StoreFault.Denied,
        $"no AWS credentials were found or accepted: {FirstSentence(exception.Message)}",
        "Set Storage:S3:AccessKey and SecretKey, or Storage:S3:Profile, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is given; of a role, check its ARN and that it trusts this identity.",
        exception);

    private static string FirstSentence(string message) => message.Split(["\r", "\n", ". "], 2, StringSplitOptions.TrimEntries)[0].TrimEnd('.', ':', ' ');

    private static StoreException From(AmazonServiceException exception, string path, string permission) => (exception.StatusCode, exception.ErrorCode) switch
    {
        (_, "InvalidObjectState") => new(StoreFault.Archived, "it lies in an archive storage class", $"Restore {path}, or exclude it.", exception),
        (HttpStatusCode.PreconditionFailed, _) => new(StoreFault.Changed, "it was replaced during the crawl", "Crawl again when nothing writes to it.", exception),
        (_, "NoSuchBucket") => new(StoreFault.Missing, "there is no such bucket", $"Check the bucket in {path}, and the endpoint and region in Storage:S3.", exception),
        (HttpStatusCode.NotFound, _) => new(StoreFault.Missing, "it is not there, or went away during the crawl", "Crawl again when nothing moves objects in the lake.", exception),
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => new(
            StoreFault.Denied,
            $"access is denied ({Code(exception)})",
            $"Grant {Named(permission, path)} on {path} to the identity that runs the crawl, and check its keys and the clock of this machine.",
            exception),
        (HttpStatusCode.MovedPermanently or HttpStatusCode.BadRequest, "PermanentRedirect" or "AuthorizationHeaderMalformed") => new(
            StoreFault.Failed, "the bucket lies in another region", "Set Storage:S3:Region to the bucket's region.", exception),
        (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError, _) => Unavailable(Code(exception), exception),
        _ => new(StoreFault.Failed, $"the store answered {Code(exception)}", $"Check {path}, then crawl again.", exception),
    };

    private static string Named(string permission, string path) => permission switch
    {
        _ when !IsGoogle(path) => permission,
        "s3:ListBucket" => "storage.objects.list",
        "s3:GetBucketTagging" => "storage.buckets.get",
        _ => "storage.objects.get",
    };

    private static StoreException Unavailable(string cause, Exception exception) => new(
        StoreFault.Unavailable,
        $"the store refused or did not answer, in every attempt: {cause}",
        "Crawl again later; lower Storage:MaxConcurrency if the store throttles, raise Storage:MaxAttempts to wait longer.",
        exception);

    private static string Code(AmazonServiceException exception) => string.IsNullOrEmpty(exception.ErrorCode) ? exception.StatusCode.ToString() : exception.ErrorCode;
}
