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
        lake.Write("a.orc", "ORC");
        var report = await CheckAsync(new FileLakeOptions { Root = lake.Root });
        Assert.Contains(report.Steps, step => step is { Status: ConnectionStepStatus.Limited, Detail: "No data file was found; left out: 1 .orc." });
    }

    private static Task<ConnectionReport> CheckAsync(FileLakeOptions options) =>
        Crawl.Source(options).TestConnectionAsync(Crawl.Context(), CancellationToken.None);
}
