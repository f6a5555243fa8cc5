using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>The rules for all connectors, on S3.</summary>
[RequiresS3]
public sealed class S3ConformanceTests : StoreConformance
{
    protected override string? Platform => "s3";

    // The emulator knows one key, whose secret is the same word.
    protected override string? Secret => "S3RVER";

    protected override async Task<ITestLake> CreateLakeAsync() => await S3TestLake.CreateAsync();

    protected override void Disconnect(LakeStorageOptions storage) => storage.S3.Endpoint = "http://127.0.0.1:1";
}
