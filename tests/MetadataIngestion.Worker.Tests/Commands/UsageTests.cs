using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("crwl", "error: Unrecognized command or argument 'crwl'. Did you mean 'crawl'?\nSee metadata-ingestion --help\n")]
    [InlineData("crawl --al", "error: '--al' is not an option of this command.\nSee metadata-ingestion crawl --help\n")]
    [InlineData("crawl", "error: name a source, or give --all. There are: lake.\n")]
    [InlineData("crawl lake --all", "error: name sources or give --all, not both.\n")]
    [InlineData("crawl laek", "error: there is no source 'laek'. Did you mean 'lake'?\n")]
    [InlineData("crawl off", "error: the source 'off' is disabled. Remove \"Enabled\": false from Ingestion:Sources:off to crawl it.\n")]
    [InlineData("plan nothing", "error: there is no source 'nothing'. Valid here: lake.\n")]
    [InlineData("sources --output xml", "error: --output takes one of table, json, not 'xml'.\nSee metadata-ingestion sources --help\n")]
    [InlineData("log read --from 0", "error: --from must be at least 1, not 0.\nSee metadata-ingestion log read --help\n")]
    [InlineData("log replay --sink nobody --from 1", "error: there is no sink 'nobody'.\n")]
    [InlineData("sources --Ingestion:Store:Path", "error: --Ingestion:Store:Path has no value. Write --Ingestion:Store:Path=VALUE.\n")]
    public async Task Run_WrongCommandLine_SaysWhatWouldBeRight(string arguments, string expected)
    {
        _cli.Configure("""
            { "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "." } }, "off": { "Type": "filelake", "Enabled": false } } }
            """);

        var result = await _cli.RunAsync(arguments.Split(' '));

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Equal(expected, result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Runs_UnknownId_IsAUsageError()
    {
        await _cli.RunAsync("quickstart");

        var result = await _cli.RunAsync("runs", "nonsense");

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Equal("error: there is no run 'nonsense'. The command runs without an id lists them.\n", result.Error);
    }
}
