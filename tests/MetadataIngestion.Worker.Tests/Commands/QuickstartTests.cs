using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class QuickstartTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Quickstart_NoConfiguration_ShowsWhatItFoundAndWhatToDoNext()
    {
        var result = await _cli.RunAsync("quickstart");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("lake/customers.csv", result.Output, StringComparison.Ordinal);
        Assert.Contains("8 datasets in 6 containers", result.Output, StringComparison.Ordinal);
        Assert.Contains("metadata change proposals to the log", result.Output, StringComparison.Ordinal);
        Assert.Contains("metadata-ingestion log read --limit 10\n", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_cli.Folder, "data", "metadata.db")));
    }

    [Fact]
    public async Task Quickstart_SecondTime_SaysThatNothingChanged()
    {
        await _cli.RunAsync("quickstart");

        var result = await _cli.RunAsync("quickstart");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("Nothing changed since the last crawl: no proposal was written", result.Output, StringComparison.Ordinal);
        Assert.Contains("8 datasets", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quickstart_ItsOwnNextCommands_Work()
    {
        var shown = (await _cli.RunAsync("quickstart")).Output;
        var commands = shown.Split('\n').Where(line => line.StartsWith("  metadata-ingestion ", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, commands.Count);
        foreach (var command in commands)
        {
            var result = await _cli.RunAsync(command.Trim().Split(' ')[1..]);
            Assert.Equal(ExitCodes.Ok, result.ExitCode);
            Assert.NotEmpty(result.Output);
        }
    }

    [Fact]
    public async Task Quickstart_ConfiguredSinks_SaysThatTheyWillGetTheSample()
    {
        _cli.Configure("""{ "Sinks": { "out": { "Type": "file", "Options": { "Path": "/nowhere/out.ndjson" } } } }""");

        var result = await _cli.RunAsync("quickstart");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("the next crawl delivers it to out too", result.Error, StringComparison.Ordinal);
    }
}
