using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Layout;

public sealed class PathSpecLayoutTests
{
    [Fact]
    public async Task Walk_SpecsBelowRoot_NameDatasetsFromTheRoot()
    {
        using var lake = Lake();
        var items = await CrawlAsync(lake.Root, "sales/{table}/*.csv", "*.csv");
        Assert.Equal(["lake/customers.csv", "lake/sales/items", "lake/sales/orders"], items.Datasets().Select(dataset => dataset.Path.Name));
        Assert.Equal(["lake", "lake/sales"], items.Containers());
        Assert.Equal(["lake", "lake/sales", "lake/sales/items", "lake/sales/orders", ""], items.CompletedScopes());
    }

    [Fact]
    public async Task Walk_SpecWithoutRoot_NamesDatasetsFromItsFixedFolder()
    {
        using var lake = Lake();
        var items = await CrawlAsync(null, lake.Full("sales") + "/{table}/*.csv");
        Assert.Equal(["sales/items", "sales/orders"], items.Datasets().Select(dataset => dataset.Path.Name));
    }

    [Fact]
    public async Task Walk_SpecWithTableName_NamesDatasetsForPeople()
    {
        using var lake = Lake();
        var spec = new PathSpecOptions { Include = "{area}/{table}/*.csv", TableName = "{table} of {area}" };
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, PathSpecs = [spec] });
        Assert.Equal(
            [("lake/sales/items", "items of sales"), ("lake/sales/orders", "orders of sales")],
            items.Datasets().Select(dataset => (dataset.Path.Name, dataset.DisplayName!)));
    }

    [Fact]
    public async Task Walk_OverlappingSpecs_CountEachFileOnce()
    {
        using var lake = Lake();
        var items = await CrawlAsync(lake.Root, "sales/{table}/*.csv", "sales/orders/{table}*.csv", "{table}");
        var orders = items.Datasets().Single(dataset => dataset.Path.Name == "lake/sales/orders");
        Assert.Equal("2", orders.Properties["number_of_files"]);
    }

    [Fact]
    public async Task Walk_SpecThatMatchesNothing_Warns()
    {
        using var lake = Lake();
        var items = await CrawlAsync(lake.Root, "nothing*/{table}/*.csv");
        Assert.Equal("No data file was found.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task Walk_OneMissingFolderOfTwo_IsIncompleteAndTheRestGoesOn()
    {
        using var lake = Lake();
        var items = await CrawlAsync(lake.Root, "missing/{table}/*.csv", "sales/{table}/*.csv");
        Assert.Equal(["lake/sales/items", "lake/sales/orders"], items.Datasets().Select(dataset => dataset.Path.Name));
        Assert.Equal("lake/missing", Assert.Single(items.OfType<ScopeIncomplete>()).Scope.Name);
        Assert.DoesNotContain("lake/missing", items.CompletedScopes());
    }

    [Fact]
    public async Task Walk_OnlyMissingFolders_IsAConfigurationError()
    {
        using var lake = Lake();
        await Assert.ThrowsAsync<SourceConfigurationException>(() => CrawlAsync(lake.Root, "missing/{table}/*.csv"));
    }

    private static TempLake Lake() => new TempLake()
        .Write("customers.csv", "id\n1\n")
        .Write("sales/orders/a.csv", "id\n1\n")
        .Write("sales/orders/b.csv", "id\n2\n")
        .Write("sales/items/a.csv", "id\n1\n")
        .Write("web/x.json", "{}");

    private static Task<List<CrawlItem>> CrawlAsync(string? root, params string[] includes) =>
        Crawl.RunAsync(new FileLakeOptions { Root = root, PathSpecs = [.. includes.Select(include => new PathSpecOptions { Include = include })] });
}
