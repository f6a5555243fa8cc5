using MetadataIngestion.TestKit;
using Azure.Storage.Sas;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

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

    [ConformanceFact]
    public async Task Crawl_MetadataOfTheContainer_IsEvidenceAndProperties()
    {
        await WriteAsync("x.csv", "id\n1\n");
        await ((AzureTestLake)Lake).DescribeAsync("costcenter", "42");
        var container = (await Crawl.RunAsync(Lake.Options())).OfType<AssetFound>().Select(found => found.Asset).OfType<Container>().Single();
        Assert.Equal("42", container.Properties["costcenter"]);
        await ((AzureTestLake)Lake).DescribeAsync("data_owner", "ada");
        container = (await Crawl.RunAsync(Lake.Options())).OfType<AssetFound>().Select(found => found.Asset).OfType<Container>().Single();
        Assert.Equal(("ada", "metadata data_owner of the container", OwnershipType.BusinessOwner), container.Owners.Select(owner => (owner.Principal, owner.FoundIn, owner.Type)).Single());
    }

    [ConformanceFact]
    public async Task Crawl_MetadataAndTagsOfTheNewestBlob_AreEvidenceTagsAndProperties()
    {
        await ((AzureTestLake)Lake).WriteAsync("x.csv", "id\n1\n"u8.ToArray(), ("origin", "shop"), "steward=bob&tier=gold");
        var options = Lake.Options();
        options.Storage.Labels = LabelScope.Files;
        var dataset = Assert.Single((await Crawl.RunAsync(options)).Datasets());
        Assert.Equal(["tier:gold"], dataset.Tags);
        Assert.Equal("shop", dataset.Properties["origin"]);
        Assert.Equal(("bob", "tag steward of the newest file", OwnershipType.DataSteward), dataset.Owners.Select(owner => (owner.Principal, owner.FoundIn, owner.Type)).Single());
    }

    protected override async Task<ITestLake> CreateLakeAsync() => await AzureTestLake.CreateAsync();
}
