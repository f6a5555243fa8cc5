using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using Amazon.S3;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Storage.S3;

/// <summary>S3 and stores that speak its protocol, Google Cloud Storage among them.</summary>
internal sealed class S3Store(IAmazonS3 client, HttpClient http, bool requesterPays) : ILakeStore
{
    private readonly RequestPayer? _payer = requesterPays ? RequestPayer.Requester : null;
    private readonly S3Labels _labels = new(client, requesterPays ? RequestPayer.Requester : null);

    public IAsyncEnumerable<StoreEntry> ListAsync(string folder, CancellationToken cancellationToken) => ListAsync(folder, "/", cancellationToken);

    public IAsyncEnumerable<StoreEntry> ListTree(string folder, CancellationToken cancellationToken) => ListAsync(folder, null, cancellationToken);

    public async ValueTask<StoreEntry?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var (bucket, key) = ObjectPath.Parse(path);
        try
        {
            var request = new GetObjectMetadataRequest { BucketName = bucket, Key = key, RequestPayer = _payer };
            var found = await S3Faults.TranslateAsync(path, "s3:GetObject", () => client.GetObjectMetadataAsync(request, cancellationToken)).ConfigureAwait(false);
            return new StoreEntry(StorePath.NameOf(path), StoreEntryKind.File, found.ContentLength, AsUtc(found.LastModified), found.ETag);
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Missing)
        {
            return null;
        }
    }

    public IReadOnlyList<OwnerEvidence> OwnersOf(string path, StoreEntry entry) =>
        entry.Owner is { Length: > 0 } owner ? [new OwnerEvidence(owner, "owner of the newest object")] : [];

    public ValueTask<StoreLabels> LabelsOfAsync(string path, CancellationToken cancellationToken) => _labels.ReadAsync(path, cancellationToken);

    public ValueTask<IStoreFile> OpenAsync(string path, StoreEntry entry, CancellationToken cancellationToken) =>
        new(new S3File(client, path, entry, _payer));

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static DateTimeOffset AsUtc(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : default;

    private static IEnumerable<StoreEntry> EntriesOf(ListObjectsV2Response page, string prefix)
    {
        string? last = null;
        foreach (var folder in page.CommonPrefixes ?? [])
        {
            yield return new StoreEntry(Decode(page, folder)[prefix.Length..^1], StoreEntryKind.Folder, 0, default);
        }

        // The object named like the folder itself is what consoles make to show an empty folder.
        foreach (var found in page.S3Objects ?? [])
        {
            var key = Decode(page, found.Key);
            if (key.Length == prefix.Length)
                continue;

            yield return new StoreEntry(key[prefix.Length..], StoreEntryKind.File, found.Size ?? 0, AsUtc(found.LastModified), found.ETag)
            {
                Owner = last = SameAs(last, found.Owner?.DisplayName ?? found.Owner?.Id),
            };
        }
    }

    /// <summary>
    /// Keys come encoded, since XML cannot hold every character of them, with a plus for a blank, and the client leaves them so. Stores
    /// that do not encode do not say that they do.
    /// </summary>
    private static string Decode(ListObjectsV2Response page, string key) =>
        page.Encoding == EncodingType.Url && key.AsSpan().ContainsAny('%', '+') ? WebUtility.UrlDecode(key) : key;

    /// <summary>One text for all objects of one owner, which are mostly all.</summary>
    private static string? SameAs(string? last, string? owner) => owner == last ? last : owner;

    private async IAsyncEnumerable<StoreEntry> ListAsync(string folder, string? delimiter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = ListRequest(ObjectPath.Parse(folder), delimiter);
        while (true)
        {
            var page = await S3Faults.TranslateAsync(folder, "s3:ListBucket", () => client.ListObjectsV2Async(request, cancellationToken)).ConfigureAwait(false);
            foreach (var entry in EntriesOf(page, request.Prefix))
            {
                yield return entry;
            }

            if (page.IsTruncated is not true)
                yield break;

            // Some stores that speak the protocol hand out the same page for ever.
            if (string.IsNullOrEmpty(page.NextContinuationToken) || page.NextContinuationToken == request.ContinuationToken)
                throw new StoreException(StoreFault.Failed, "the store repeats a page of its listing", "Ask whoever runs the store; listings with continuation tokens are broken.");

            request.ContinuationToken = page.NextContinuationToken;
        }
    }

    private ListObjectsV2Request ListRequest(ObjectPath folder, string? delimiter) => new()
    {
        BucketName = folder.Bucket,
        Prefix = folder.Prefix,
        Delimiter = delimiter,
        Encoding = EncodingType.Url,
        FetchOwner = true,
        RequestPayer = _payer,
    };
}
