using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests;

public sealed class FileLakeCheckTests
{
    [Fact]
    public async Task TestConnectionAsync_SampleLake_PassesEveryStep()
    {
        var report = await CheckAsync(new FileLakeOptions { Root = Repository.SampleLake });
        Assert.True(report.Succeeded);
        Assert.Equal(
            ["root Passed", "files Passed 8 datasets in 24 files: 14 csv, 1 tsv, 2 json, 7 jsonl.", "folders Passed Every folder can be listed."],
            report.Steps.Select(step => $"{step.Name} {step.Status}{(step.Name == "root" ? "" : " " + step.Detail)}"));
    }

    [Fact]
    public async Task TestConnectionAsync_MissingRoot_FailsWithARemedy()
    {
        var report = await CheckAsync(new FileLakeOptions { Root = "/nowhere/at/all" });
        Assert.False(report.Succeeded);
        var step = Assert.Single(report.Steps);
        Assert.Equal("The root folder /nowhere/at/all cannot be listed: it does not exist, or went away during the crawl.", step.Detail);
        Assert.NotNull(step.Remedy);
    }

    [Fact]
    public async Task TestConnectionAsync_EmptyRoot_Fails()
    {
        using var lake = new TempLake();
        Assert.False((await CheckAsync(new FileLakeOptions { Root = lake.Root })).Succeeded);
    }

    [Fact]
    public async Task TestConnectionAsync_NothingToRead_IsLimited()
    {
        using var lake = new TempLake();
        lake.Write("a.xlsx", "PK");
        var report = await CheckAsync(new FileLakeOptions { Root = lake.Root });
        Assert.Contains(report.Steps, step => step is { Status: ConnectionStepStatus.Limited, Detail: "No data file was found; left out: 1 .xlsx." });
    }

    [Fact]
    public async Task TestConnectionAsync_Tables_AreCountedByFormat()
    {
        using var lake = new TempLake();
        lake.CopyFolder("Delta/simple", "a").CopyFolder("Delta/v2", "b").CopyFolder("Iceberg/listed", "c");
        Assert.Contains((await CheckAsync(new FileLakeOptions { Root = lake.Root })).Steps, step => step is { Status: ConnectionStepStatus.Passed, Detail: "3 tables: 2 delta, 1 iceberg." });
        lake.Write("x.csv", "id\n1\n");
        Assert.Contains((await CheckAsync(new FileLakeOptions { Root = lake.Root })).Steps, step => step.Detail == "1 datasets in 1 files: 1 csv; 3 tables: 2 delta, 1 iceberg.");
    }

    [Theory]
    [InlineData("t", "t")]
    [InlineData("t/", "t")]
    [InlineData("t/data/x.parquet", "t/data/x.parquet")]
    [InlineData("lake/t", "t")]
    public async Task ExplainAsync_FolderOrFileOfATable_NamesTheTable(string path, string meant)
    {
        using var lake = new TempLake();
        lake.CopyFolder("Delta/simple", "t");
        var step = await ExplainAsync(new FileLakeOptions { Root = lake.Root }, path);
        Assert.Equal((ConnectionStepStatus.Passed, $"{lake.Root}/{meant} belongs to the dataset lake/t, because {lake.Root}/t is the root of a table of the format delta."), (step.Status, step.Detail));
    }

    [Theory]
    [InlineData("lake/web/users.jsonl", "web/users.jsonl", "lake/web/users.jsonl")]
    [InlineData("sales/orders", "sales/orders", "lake/sales/orders")]
    [InlineData("lake/sales/items/", "sales/items", "lake/sales/items")]
    public async Task ExplainAsync_NamesAsInMessagesAndFolders_AreUnderstood(string path, string meant, string dataset)
    {
        using var lake = Explained();
        var step = await ExplainAsync(new FileLakeOptions { Root = lake.Root }, path);
        Assert.StartsWith($"{lake.Root}/{meant} belongs to the dataset {dataset}, because ", step.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sales/orders/2026-01.csv", "lake/sales/orders", "all files of that format in the folder are numbered or dated parts")]
    [InlineData("sales/items/year=2026/month=01/a.csv.gz", "lake/sales/items", "its folders are partitions: they are named key=value, or by dates like all folders beside them")]
    [InlineData("log/2026/01/02/b.jsonl", "lake/log", "its folders are partitions: they are named key=value, or by dates like all folders beside them")]
    [InlineData("web/events-2026-06-01.jsonl", "lake/web/events-*.jsonl", "files whose names differ only in numbers, dates and ids are one dataset")]
    [InlineData("web/users.jsonl", "lake/web/users.jsonl", "a file whose name is like no other's in the folder is a dataset of its own")]
    public async Task ExplainAsync_DataFile_NamesDatasetAndRule(string path, string dataset, string rule)
    {
        using var lake = Explained();
        var step = await ExplainAsync(new FileLakeOptions { Root = lake.Root }, path);
        Assert.Equal((ConnectionStepStatus.Passed, $"{lake.Root}/{path} belongs to the dataset {dataset}, because {rule}."), (step.Status, step.Detail));
    }

    [Theory]
    [InlineData("sales/_temporary/0/a.csv", "_temporary is the name of a hidden, temporary or service file or folder")]
    [InlineData("web/notes.txt", "its extension is none of a format that is read")]
    [InlineData("web/nowhere.csv", "there is no such file, or no path specification matches it")]
    [InlineData("/elsewhere/a.csv", "it lies outside of what the source crawls")]
    public async Task ExplainAsync_NoDataFile_SaysWhy(string path, string reason)
    {
        using var lake = Explained();
        var step = await ExplainAsync(new FileLakeOptions { Root = lake.Root }, path);
        Assert.Equal(ConnectionStepStatus.Limited, step.Status);
        Assert.EndsWith($"{path} belongs to no dataset: {reason}.", step.Detail, StringComparison.Ordinal);
        Assert.NotNull(step.Remedy);
    }

    [Fact]
    public async Task ExplainAsync_PathSpecification_IsNamed()
    {
        using var lake = Explained();
        var options = new FileLakeOptions { Root = lake.Root, PathSpecs = [new PathSpecOptions { Include = "sales/{table}/*.csv" }] };
        Assert.EndsWith(
            "belongs to the dataset lake/sales/orders, because the path specification sales/{table}/*.csv matches.",
            (await ExplainAsync(options, "sales/orders/2026-01.csv")).Detail,
            StringComparison.Ordinal);
    }

    private static TempLake Explained() => new TempLake()
        .Write("sales/orders/2026-01.csv", "id\n1\n")
        .Write("sales/orders/2026-02.csv", "id\n1\n")
        .WriteGzip("sales/items/year=2026/month=01/a.csv.gz", "id\n1\n")
        .Write("sales/_temporary/0/a.csv", "id\n1\n")
        .Write("log/2026/01/02/b.jsonl", "{\"a\":1}\n")
        .Write("web/events-2026-06-01.jsonl", "{\"a\":1}\n")
        .Write("web/events-2026-06-02.jsonl", "{\"a\":1}\n")
        .Write("web/users.jsonl", "{\"a\":1}\n")
        .Write("web/notes.txt", "x");

    private static async Task<ConnectionStep> ExplainAsync(FileLakeOptions options, string path) =>
        Assert.Single((await Crawl.Source(options).ExplainAsync(Crawl.Context(), path, CancellationToken.None)).Steps);

    private static Task<ConnectionReport> CheckAsync(FileLakeOptions options) =>
        Crawl.Source(options).TestConnectionAsync(Crawl.Context(), CancellationToken.None);
}
