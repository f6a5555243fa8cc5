using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>A lake in a bucket of its own in the emulator of S3.</summary>
internal sealed class S3TestLake : ITestLake
{
    // The emulator knows this one key.
    private const string Key = "S3RVER";

    private readonly AmazonS3Client _client = new(
        new BasicAWSCredentials(Key, Key),
        new AmazonS3Config
        {
            ServiceURL = Emulators.S3,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    public string Name { get; } = $"lake-{Guid.NewGuid():N}";

    public static async Task<S3TestLake> CreateAsync()
    {
        var lake = new S3TestLake();
        await lake._client.PutBucketAsync(lake.Name);
        return lake;
    }

    public Task WriteAsync(string path, byte[] bytes) => WriteAsync(path, bytes, []);

    public async Task WriteAsync(string path, byte[] bytes, params (string Key, string Value)[] metadata)
    {
        using var content = new MemoryStream(bytes);
        var request = new PutObjectRequest { BucketName = Name, Key = path, InputStream = content, UseChunkEncoding = false };
        foreach (var (key, value) in metadata)
        {
            request.Metadata[key] = value;
        }

        await _client.PutObjectAsync(request);
    }

    public Task TagAsync(string path, params (string Key, string Value)[] tags) => _client.PutObjectTaggingAsync(new PutObjectTaggingRequest
    {
        BucketName = Name,
        Key = path,
        Tagging = new Tagging { TagSet = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] },
    });

    public FileLakeOptions Options() => new()
    {
        Root = $"s3://{Name}",
        Storage = new LakeStorageOptions { S3 = new S3StorageOptions { Endpoint = Emulators.S3, AccessKey = Key, SecretKey = Key } },
    };

    public string PathOf(string path) => $"s3://{Name}/{path}";

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
