using MetadataIngestion.TestKit;
using Azure.Storage.Sas;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>The tests of all stores, on Azure Blob Storage, and what only that has.</summary>
[RequiresAzure]
public sealed class AzureStoreTests : StoreTests
{
    [ConformanceFact]
    public async Task Crawl_Container_IsAContainerOfItsOwnKind()
    {
        await WriteAsync("a/x.csv", "id\n1\n");
        var containers = (await Crawl.RunAsync(Lake.Options())).OfType<AssetFound>().Select(found => found.Asset).OfType<Container>();
        Assert.Equal(
            [("abs", ContainerKind.Bucket, "ABS container"), ("abs", ContainerKind.Folder, "Folder")],
            containers.Select(container => (container.Path.Platform, container.Kind, container.SubType)));
    }

    [ConformanceFact]
    public async Task Crawl_BlobsThatStandForFolders_AreNoFiles()
    {
        await ((AzureTestLake)Lake).WriteFolderAsync("a");
        await ((AzureTestLake)Lake).WriteFolderAsync("a.csv");
        await WriteAsync("a/x.csv", "id\n1\n");
        Assert.Equal($"{Lake.Name}/a/x.csv", Assert.Single((await Crawl.RunAsync(Lake.Options())).Datasets()).Path.Name);
    }

    [ConformanceFact]
    public async Task Crawl_SharedAccessSignature_IsEnough()
    {
        await WriteAsync("x.csv", "id\n1\n");
        var options = Lake.Options();
        options.Storage.Azure.AccountKey = null;
        options.Storage.Azure.SasToken = AzureTestLake.Token(AccountSasPermissions.List | AccountSasPermissions.Read);
        Assert.Single((await Crawl.RunAsync(options)).Datasets());
    }

    [ConformanceFact]
    public async Task Crawl_SignatureWithoutTheRightToRead_LeavesTheFileUnreadable()
    {
        await WriteAsync("x.csv", "id\n1\n");
        var options = Lake.Options();
        options.Storage.Azure.AccountKey = null;
        options.Storage.Azure.SasToken = AzureTestLake.Token(AccountSasPermissions.List);
        var unreadable = Assert.Single((await Crawl.RunAsync(options)).OfType<AssetUnreadable>());
        Assert.Contains("access is denied", unreadable.Reason, StringComparison.Ordinal);
        Assert.Contains("Storage Blob Data Reader", unreadable.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", unreadable.ToString(), StringComparison.Ordinal);
    }

    protected override async Task<ITestLake> CreateLakeAsync() => await AzureTestLake.CreateAsync();
}
