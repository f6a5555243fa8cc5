using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>The rules for all connectors, on Azure Blob Storage.</summary>
[RequiresAzure]
public sealed class AzureConformanceTests : StoreConformance
{
    protected override string? Platform => "abs";

    protected override string? Secret => AzureTestLake.AccountKey;

    protected override async Task<ITestLake> CreateLakeAsync() => await AzureTestLake.CreateAsync();

    protected override void Disconnect(LakeStorageOptions storage) => storage.Azure.Endpoint = $"http://127.0.0.1:1/{AzureTestLake.Account}";
}
