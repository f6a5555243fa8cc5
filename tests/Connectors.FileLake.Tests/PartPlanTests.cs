using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Core.Filtering;

namespace Connectors.FileLake.Tests;

/// <summary>How a lake is divided among workers.</summary>
public sealed class PartPlanTests
{
    [Fact]
    public async Task PlanParts_FewFolders_AreOnePartEach()
    {
        using var lake = Lake("orders", "web");
        Assert.Equal(["lake/orders", "lake/web"], (await PlanAsync(lake, 8)).Select(part => part.Name));
    }

    [Fact]
    public async Task PlanParts_FolderComes_TheOthersStayInTheirParts()
    {
        using var lake = Lake([.. Enumerable.Range(0, 20).Select(number => $"area{number}")]);
        var before = await PlanAsync(lake, 4);
        lake.Write("area10a/x.csv", "id\n1\n");
        var after = await PlanAsync(lake, 4);

        Assert.Equal(4, before.Count);
        Assert.Equal(before.Select(part => part.Name), after.Select(part => part.Name));
        Assert.Equal(20, before.Zip(after).Sum(pair => pair.First.Scopes.Intersect(pair.Second.Scopes).Count()));
    }

    [Fact]
    public async Task PlanParts_FolderThatTheFilterLeavesOut_IsInNoPart()
    {
        using var lake = Lake("orders", "web", "tmp");
        await using var source = Crawl.Source(new FileLakeOptions { Root = lake.Root });
        var context = new CrawlContext { SourceName = "lake", Filter = new AssetFilter(new FilterOptions { Deny = ["lake/tmp", "lake/tmp/*"] }) };

        Assert.Equal(["lake/orders", "lake/web"], (await source.PlanPartsAsync(context, 8, CancellationToken.None)).Select(part => part.Name));
    }

    [Fact]
    public async Task PlanParts_FoldersThatPartitionTheRoot_AreNotDivided()
    {
        using var lake = new TempLake().Write("year=2024/x.csv", "id\n1\n").Write("year=2025/x.csv", "id\n1\n");
        Assert.Empty(await PlanAsync(lake, 8));
    }

    [Theory]
    [InlineData("*/*.csv", "lake/orders,lake/raw,lake/web")]
    [InlineData("{table}/*.csv", "lake/orders,lake/raw,lake/web")]
    [InlineData("{table}", "lake/orders,lake/raw,lake/web")]
    [InlineData("**/{table}_v*.csv", "lake/orders,lake/raw,lake/web")]
    [InlineData("{area}/{table}_v*/*.csv", "lake/orders,lake/raw,lake/web")]
    [InlineData("o*/{table}/*.csv;raw/{table}/*.csv", "lake/orders,lake/raw")]
    [InlineData("raw/{area}/{table}.csv;orders/*.csv", "lake/orders,lake/raw/eu,lake/raw/us")]
    [InlineData("raw/eu/*.csv;orders/*.csv;nowhere/*.csv", "lake/nowhere,lake/orders,lake/raw/eu")]
    public async Task PlanParts_PathSpecs_AreDividedByTheFirstFoldersThatVary(string includes, string expected)
    {
        using var lake = Lake("orders", "web", "raw/eu", "raw/us");
        Assert.Equal(expected.Split(','), (await PlanAsync(lake, 8, includes)).Select(part => part.Name));
    }

    [Theory]
    [InlineData("{table}_v*/*.csv", "a dataset has files in several folders")]
    [InlineData("**/{table}_v*/*.csv", "a dataset may have files in several folders")]
    [InlineData("{area}/*.csv;{table}_v*/*.csv", "one of two specifications names datasets across folders")]
    [InlineData("*.csv", "there is no folder")]
    [InlineData("orders/*.csv", "nothing varies but the file")]
    public async Task PlanParts_PathSpecsThatCannotBeDivided_AreOnePart(string includes, string why)
    {
        using var lake = Lake("orders", "web", "raw/eu", "raw/us");
        Assert.True(await PlanAsync(lake, 8, includes) is [_], why);
    }

    [Fact]
    public async Task PlanParts_PathSpecsWithoutRoot_AreDividedByTheFoldersThatTheyAreFixedTo()
    {
        using var lake = Lake("orders", "web", "raw/eu");
        await using var source = Crawl.Source(new FileLakeOptions { PathSpecs = [.. "orders,web,raw/eu".Split(',').Select(folder => new PathSpecOptions { Include = lake.Full(folder) + "/*.csv" })] });
        Assert.Equal(["eu", "orders", "web"], (await source.PlanPartsAsync(Crawl.Context(), 8, CancellationToken.None)).Select(part => part.Name));
    }

    [Fact]
    public async Task Crawl_UnchangedPartThatRemembers_ReadsNothing()
    {
        using var lake = Lake("orders", "web");
        var memory = new TestMemory();
        var context = new CrawlContext { SourceName = "lake", Memory = memory, Filter = new AssetFilter(new FilterOptions { Allow = ["lake/web", "lake/web/*"] }) };
        var options = new FileLakeOptions { Root = lake.Root };

        await Crawl.RunAsync(options, context);
        var again = await Crawl.RunAsync(options, context);

        Assert.Equal("1 of 1 datasets were unchanged and not read", again.OfType<CapabilityReported>().Single(reported => reported.Capability == "incremental").Detail);
        Assert.Equal(1, memory.Writes);
    }

    private static TempLake Lake(params string[] folders) => folders.Aggregate(new TempLake(), (lake, folder) => lake.Write($"{folder}/x.csv", "id\n1\n"));

    private static async Task<IReadOnlyList<SourcePart>> PlanAsync(TempLake lake, int atMost, string? includes = null)
    {
        var specs = includes?.Split(';').Select(include => new PathSpecOptions { Include = include }) ?? [];
        await using var source = Crawl.Source(new FileLakeOptions { Root = lake.Root, PathSpecs = [.. specs] });
        return await source.PlanPartsAsync(Crawl.Context(), atMost, CancellationToken.None);
    }
}
