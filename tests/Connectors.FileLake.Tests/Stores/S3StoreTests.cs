using System.Globalization;
using MetadataIngestion.TestKit;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>The tests of all stores, on S3, and what only S3 has.</summary>
[RequiresS3]
public sealed class S3StoreTests : StoreTests
{
    [ConformanceFact]
    public async Task Crawl_Bucket_IsAContainerOfItsOwnKind()
    {
        await WriteAsync("a/x.csv", "id\n1\n");
        var containers = (await Crawl.RunAsync(Lake.Options())).OfType<AssetFound>().Select(found => found.Asset).OfType<Container>();
        Assert.Equal(
            [("s3", ContainerKind.Bucket, "S3 bucket"), ("s3", ContainerKind.Folder, "Folder")],
            containers.Select(container => (container.Path.Platform, container.Kind, container.SubType)));
    }

    [ConformanceFact]
    public async Task Crawl_Prefix_NamesFromTheBucket()
    {
        await WriteAsync("a/b/x.csv", "id\n1\n");
        await WriteAsync("a/bc/y.csv", "id\n1\n");
        var options = Lake.Options();
        options.Root = Lake.PathOf("a/b/");
        Assert.Equal($"{Lake.Name}/a/b/x.csv", Assert.Single((await Crawl.RunAsync(options)).Datasets()).Path.Name);
    }

    [ConformanceFact]
    public async Task Crawl_WrongKey_IsDenied()
    {
        await WriteAsync("x.csv", "id\n1\n");
        var options = Lake.Options();
        options.Storage.S3.AccessKey = "NOBODY";
        options.Storage.S3.SecretKey = "not the secret";
        var exception = await Assert.ThrowsAsync<SourceAccessDeniedException>(() => Crawl.RunAsync(options));
        Assert.Contains("Grant s3:ListBucket", exception.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("not the secret", exception.ToString(), StringComparison.Ordinal);
    }

    [ConformanceFact]
    public async Task Crawl_Requests_AreCounted()
    {
        await WriteAsync("a/x.csv", "id\n1\n");
        Assert.EndsWith("1 reads of 5 bytes; 4 requests, 0 of them refused for now", Usage(await Crawl.RunAsync(Lake.Options())), StringComparison.Ordinal);
    }

    [ConformanceFact]
    public Task Crawl_ManySmallPartitions_AreListedAtOnce() => AssertListedAtOnceAsync("t/dt={0}/part-0.csv", "");

    [ConformanceFact]
    public Task Crawl_ManySmallFolders_AreListedAtOnce() => AssertListedAtOnceAsync("r{0}/x.csv", "");

    [ConformanceFact]
    public Task Crawl_ManySmallTablesOfAPathSpecification_AreListedAtOnce() => AssertListedAtOnceAsync("raw/{0}/x.csv", "raw/{table}/**");

    [ConformanceFact]
    public async Task Crawl_TagsOfTheNewestObject_AreReadInEveryCrawlAndTheObjectIsNot()
    {
        await WriteAsync("t/part-0.csv", "id\n1\n");
        var options = Lake.Options();
        options.Storage.Labels = LabelScope.Files;
        var memory = new TestMemory();
        await ((S3TestLake)Lake).TagAsync("t/part-0.csv", ("team", "orders"), ("tier", "gold"));
        var dataset = Assert.Single((await Crawl.RunAsync(options, memory.Context())).Datasets());
        Assert.Contains(dataset.Owners, owner => (owner.Principal, owner.FoundIn, owner.Kind) == ("orders", "tag team of the newest file", PrincipalKind.Group));
        Assert.Equal(["tier:gold"], dataset.Tags);

        await ((S3TestLake)Lake).TagAsync("t/part-0.csv", ("tier", "silver"));
        var again = await Crawl.RunAsync(options, memory.Context());
        Assert.Equal(["tier:silver"], Assert.Single(again.Datasets()).Tags);
        Assert.Contains(" 0 reads of 0 bytes", Usage(again), StringComparison.Ordinal);
    }

    [ConformanceFact]
    public async Task Crawl_MetadataOfTheNewestObject_NamesOwnersAndBecomesProperties()
    {
        await ((S3TestLake)Lake).WriteAsync("t/part-0.csv", "id\n1\n"u8.ToArray(), ("data-owner", "anna"), ("source", "shop"), ("api-token", "hush"));
        var options = Lake.Options();
        options.Storage.Labels = LabelScope.Files;
        var dataset = Assert.Single((await Crawl.RunAsync(options)).Datasets());
        Assert.Contains(dataset.Owners, owner => (owner.Principal, owner.FoundIn, owner.Type) == ("anna", "metadata data-owner of the newest file", OwnershipType.BusinessOwner));
        Assert.Equal("shop", dataset.Properties["source"]);
        Assert.DoesNotContain("api-token", dataset.Properties.Keys);
        Assert.Equal(AssetFacets.None, dataset.Unknown);
    }

    protected override async Task<ITestLake> CreateLakeAsync() => await S3TestLake.CreateAsync();

    private async Task AssertListedAtOnceAsync(string name, string include)
    {
        for (var i = 0; i < 40; i++)
        {
            await WriteAsync(string.Format(CultureInfo.InvariantCulture, name, 1000 + i), "id\n1\n");
        }

        var options = Lake.Options();
        options.PathSpecs = include.Length == 0 ? [] : [new PathSpecOptions { Include = include }];
        var usage = Usage(await Crawl.RunAsync(options))!;
        Assert.InRange(int.Parse(usage.Split(' ')[0], CultureInfo.InvariantCulture), 2, 3);
    }
}
