using System.Diagnostics;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests;

public sealed class FileLakeSourceTests
{
    [Fact]
    public async Task CrawlAsync_Tree_YieldsContainersBeforeContentsAndScopesAfter()
    {
        using var lake = new TempLake();
        lake.Write("a/b/x.csv", "id\n1\n").Write("y.csv", "id\n1\n").Write("empty/notes.txt", "nothing");
        var order = (await Crawl.FolderAsync(lake.Root)).Select(item => item switch
        {
            AssetFound found => found.Asset.Path.Name,
            ScopeCompleted completed => "/" + completed.Scope.Name,
            _ => null,
        });
        Assert.Equal(
            ["lake", "lake/y.csv", "lake/a", "lake/a/b", "lake/a/b/x.csv", "/lake/a/b", "/lake/a", "/lake/empty", "/lake", "/"],
            order.OfType<string>());
    }

    [Fact]
    public async Task CrawlAsync_UnchangedLake_YieldsTheSameItems()
    {
        var first = CrawlText.Render(await Crawl.FolderAsync(Repository.SampleLake));
        var second = CrawlText.Render(await Crawl.FolderAsync(Repository.SampleLake));
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task CrawlAsync_InstanceGiven_IsPartOfEveryPath()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id\n1\n");
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root }, new CrawlContext { SourceName = "s", Instance = "eu" });
        Assert.All(items.OfType<AssetFound>(), found => Assert.Equal(("file", "eu"), (found.Asset.Path.Platform, found.Asset.Path.Instance)));
    }

    [Fact]
    public async Task CrawlAsync_AbsoluteNaming_NamesByTheWholePath()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id\n1\n");
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, Naming = PathNaming.Absolute });
        var parts = lake.Root.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(string.Join('/', parts) + "/x.csv", Assert.Single(items.Datasets()).Path.Name);
        Assert.Equal(parts.Length, items.Containers().Count());
        Assert.Equal(parts[0], items.Containers().First());
        Assert.Empty(items.Containers().Except(items.CompletedScopes()));
    }

    [Fact]
    public async Task CrawlAsync_MissingRoot_IsAConfigurationError()
    {
        using var lake = new TempLake();
        var exception = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.FolderAsync(lake.Full("nowhere")));
        Assert.Equal($"The root folder {lake.Full("nowhere")} cannot be listed: it does not exist, or went away during the crawl.", exception.Message);
        Assert.Contains("mounted", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrawlAsync_RootThatIsAFile_IsAConfigurationError()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id\n1\n");
        await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.FolderAsync(lake.Full("x.csv")));
    }

    [Fact]
    public async Task CrawlAsync_NeitherRootNorPathSpecs_IsAConfigurationError() =>
        await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.RunAsync(new FileLakeOptions()));

    [Fact]
    public async Task CrawlAsync_EmptyRoot_CompletesNoScope()
    {
        using var lake = new TempLake();
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Empty(items.OfType<ScopeCompleted>());
        var incomplete = Assert.Single(items.OfType<ScopeIncomplete>());
        Assert.Contains("as the mount point of a missing mount does", incomplete.Message, StringComparison.Ordinal);
        Assert.Contains("AllowEmptyRoot", incomplete.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrawlAsync_EmptyRootAllowed_CompletesWithAWarning()
    {
        using var lake = new TempLake();
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, AllowEmptyRoot = true });
        Assert.Equal(["lake", ""], items.CompletedScopes());
        Assert.Equal(["lake"], items.Containers());
        Assert.Equal("No data file was found.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task CrawlAsync_OnlyUnsupportedFormats_SaysWhatWasLeftOut()
    {
        using var lake = new TempLake();
        lake.Write("t/a.xlsx", "PK").Write("t/b.xlsx", "PK").Write("c.sql.zst", "x");
        var warnings = (await Crawl.FolderAsync(lake.Root)).OfType<CrawlWarning>().Select(warning => warning.Message);
        Assert.Equal(["Data files in formats that are not read were left out: 2 .xlsx, 1 .zst.", "No data file was found."], warnings);
    }

    [Fact]
    public async Task CrawlAsync_TotalLimitReached_LeavesTheOtherDatasetsAsTheyWere()
    {
        using var lake = new TempLake();
        lake.Write("a.csv", "id\n" + new string('1', 2000)).Write("b.csv", "id\n1\n");
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, MaxTotalBytes = 1024 });
        Assert.Equal(["lake/a.csv"], items.Datasets().Select(dataset => dataset.Path.Name));
        var unreadable = Assert.Single(items.OfType<AssetUnreadable>());
        Assert.Equal("lake/b.csv was not read: the crawl may read 1024 bytes, which the datasets before it use up.", unreadable.Reason);
        Assert.Contains("lake", items.CompletedScopes());
    }

    [Fact]
    public async Task CrawlAsync_Lake_ReportsWhatItAskedOfTheStore()
    {
        using var lake = new TempLake();
        lake.Write("README.md", "All our data.").Write("in/a.csv", "id\n1\n").Write("in/b.csv", "id\n22\n").Write("in/_SUCCESS", "");
        var usage = (await Crawl.FolderAsync(lake.Root)).OfType<CapabilityReported>().Single(reported => reported.Capability == "ranged-reads");
        Assert.Equal("2 listings of 5 names and 24 bytes, 0 look-ups, 3 reads of 24 bytes", usage.Detail);
    }

    [Fact]
    public async Task CrawlAsync_BinaryFileNamedCsv_IsUnreadableAndTheRestGoesOn()
    {
        using var lake = new TempLake();
        lake.Write("image.csv", 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D).Write("x.csv", "id\n1\n");
        var items = await Crawl.FolderAsync(lake.Root);
        var unreadable = Assert.Single(items.OfType<AssetUnreadable>());
        Assert.Equal("lake/image.csv", unreadable.Path.Name);
        Assert.Equal("lake/image.csv holds a PNG image, not text.", unreadable.Reason);
        Assert.Equal(["lake/x.csv"], items.Datasets().Select(dataset => dataset.Path.Name));
        Assert.Contains("lake", items.CompletedScopes());
    }

    [Fact]
    public async Task CrawlAsync_OneBadFileOfSeveral_IsAWarningAndTheCountIsUnknown()
    {
        using var lake = new TempLake();
        lake.Write("o/2026-01.csv", "id\n1\n").Write("o/2026-02.csv", 0, 1, 2, 3);
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Null(Assert.Single(items.Datasets()).Statistics!.RowCount);
        Assert.Equal("lake/o/2026-02.csv holds binary data, not text.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task CrawlAsync_RaggedCsv_IsDescribedWithAWarningThatNamesFileAndLine()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id,name\n1,a\n2\n3,c\n");
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal(["id: integer = Integer64", "name: string = String?"], CrawlText.Fields(Assert.Single(items.Datasets())));
        Assert.Equal(
            "lake/x.csv has 1 of 3 records with other than 2 fields, the first at line 3 with 1.",
            Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task CrawlAsync_EmptyFile_IsADatasetWithoutSchema()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "");
        var items = await Crawl.FolderAsync(lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Null(dataset.Schema);
        Assert.Equal((0L, 0L), (dataset.Statistics!.RowCount, dataset.Statistics.SizeInBytes));
        Assert.Equal("lake/x.csv is empty, so it has no schema yet.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [UnixFact]
    public async Task CrawlAsync_PipeNamedLikeAFile_DoesNotWaitForAWriter()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id\n1\n");
        using (var process = Process.Start("mkfifo", lake.Full("pipe.csv")))
        {
            await process.WaitForExitAsync();
        }

        var items = await Crawl.FolderAsync(lake.Root).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("lake/x.csv", items.Datasets().Select(dataset => dataset.Path.Name));
    }

    [Fact]
    public async Task CrawlAsync_TooManyDatasets_EndsIncomplete()
    {
        using var lake = new TempLake();
        lake.Write("a.csv", "id\n1\n").Write("b.csv", "id\n1\n").Write("c.csv", "id\n1\n");
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root, MaxDatasets = 2 });
        Assert.Equal(2, items.Datasets().Count());
        Assert.Empty(items.OfType<ScopeCompleted>());
        Assert.Equal(IncompleteReason.Limit, Assert.Single(items.OfType<ScopeIncomplete>()).Reason);
    }

    [Fact]
    public async Task CrawlAsync_FilteredFolder_IsNotEvenListed()
    {
        using var lake = new TempLake();
        lake.Write("a/x.csv", "id\n1\n").Write("b/y.csv", "id\n1\n");
        var items = await Crawl.RunAsync(new FileLakeOptions { Root = lake.Root }, Context(denied: "lake/b"));
        Assert.Equal("lake/b", Assert.Single(items.OfType<AssetFiltered>()).Path.Name);
        Assert.Equal(["lake/a", "lake", ""], items.CompletedScopes());
    }

    [Fact]
    public async Task CrawlAsync_Cancelled_Stops()
    {
        using var lake = new TempLake();
        lake.Write("x.csv", "id\n1\n");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Crawl.RunAsync(new FileLakeOptions { Root = lake.Root }, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task CrawlAsync_ReadmeBesideTheData_DescribesDatasetsAndFolders()
    {
        using var lake = new TempLake();
        lake.Write("README.md", "# Lake\n\nAll our data.\n")
            .Write("orders/README.md", "# Orders\n\nOne row per\norder.\n\nMore.\n")
            .Write("orders/2026-01.csv", "id\n1\n");
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Equal(["All our data.", "One row per order."], items.OfType<AssetFound>().Select(found => found.Asset.Description));
    }

    [Fact]
    public async Task CrawlAsync_EveryCapability_IsReported()
    {
        var reported = (await Crawl.FolderAsync(Repository.SampleLake)).OfType<CapabilityReported>().Select(item => item.Capability);
        Assert.Equal(new FileLakeConnectorPlugin().Descriptor.Capabilities.Select(capability => capability.Name), reported);
    }

    private static CrawlContext Context(string denied) => new() { SourceName = "s", Filter = new DenyBelow(denied) };

    private sealed class DenyBelow(string prefix) : IAssetFilter
    {
        public FilterVerdict Evaluate(AssetPath path) =>
            path.Name.StartsWith(prefix, StringComparison.Ordinal) ? FilterVerdict.Denied("deny " + prefix) : FilterVerdict.Allowed;

        public FilterVerdict EvaluateContents(AssetPath container) => Evaluate(container);
    }
}
