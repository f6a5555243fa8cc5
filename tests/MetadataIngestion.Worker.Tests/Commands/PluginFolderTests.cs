using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>A connector that is not installed is crawled from its own folder.</summary>
public sealed class PluginFolderTests : IDisposable
{
    private static readonly string Good = Path.Combine(AppContext.BaseDirectory, "test-plugins", "good");

    private readonly CliHarness _cli = new();

    public PluginFolderTests() => _cli.Configure("""{ "Sources": { "here": { "Type": "good", "Options": { "Table": "parcel" } } } }""");

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Crawl_PluginOutsideTheDirectory_IsUsed()
    {
        var without = await _cli.RunAsync("crawl", "here");
        var with = await _cli.RunAsync("crawl", "here", "--plugin", Good);

        Assert.Equal(ExitCodes.Configuration, without.ExitCode);
        Assert.Equal(ExitCodes.Ok, with.ExitCode);
        Assert.Contains("1 seen: 1 added", with.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_DryRun_ShowsWhatWouldChangeAndWritesNothing()
    {
        var result = await _cli.RunAsync("crawl", "--all", "--plugin", Good + Path.DirectorySeparatorChar, "--dry-run");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("parcel1", Assert.Single(result.Lines, line => line.StartsWith("+ urn:li:dataset:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("deliver", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, "data")));
    }

    [Fact]
    public async Task Crawl_PluginOfATypeThatIsInstalled_ComesFirst()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_cli.Folder, "mine")).FullName;
        foreach (var file in Directory.EnumerateFiles(Good))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        var result = await _cli.RunAsync("crawl", "here", "--plugin", "mine", $"--Ingestion:Plugins:Directory={Path.GetDirectoryName(Good)}", "--dry-run");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.DoesNotContain("'good'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_PluginFolderThatIsMissing_IsAMistakeInTheCommandLine()
    {
        var result = await _cli.RunAsync("crawl", "here", "--plugin", "nowhere");

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains($"there is no folder {Path.Combine(_cli.Folder, "nowhere")}", result.Error, StringComparison.Ordinal);
    }
}
