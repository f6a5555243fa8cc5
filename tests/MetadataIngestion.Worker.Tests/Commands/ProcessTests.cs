using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>What only a real process shows: pipes, signals, streams.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Process_OutputAndErrors_GoToTheirStreams()
    {
        _cli.Configure("{}");
        await using var process = CliProcess.Start(_cli.Folder, "crawl", "nothing");

        Assert.Equal(ExitCodes.Usage, await process.WaitAsync());
        Assert.Empty(process.Output);
        Assert.Equal("error: there is no source 'nothing'; the configuration has none. Add it under Ingestion:Sources.\n", process.Error);
    }

    [Fact]
    public async Task Process_RelativePathsWithConfig_StartFromItsFolder()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "elsewhere"));
        _cli.Write("home/lake/a.csv", "id\n1\n");
        _cli.Write("home/appsettings.json", """
            { "Ingestion": {
                "Store": { "Path": "log.db" },
                "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "lake" } } },
                "Sinks": { "out": { "Type": "file", "Options": { "Path": "out.ndjson" } } } } }
            """);
        await using var process = CliProcess.Start(Path.Combine(_cli.Folder, "elsewhere"), "crawl", "lake", "--config", "../home");

        Assert.Equal(ExitCodes.Ok, await process.WaitAsync());
        Assert.True(File.Exists(Path.Combine(_cli.Folder, "home", "log.db")));
        Assert.True(File.Exists(Path.Combine(_cli.Folder, "home", "out.ndjson")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_cli.Folder, "elsewhere")));
    }

    [Fact]
    public async Task LogRead_FollowIntoAPipeThatCloses_Ends()
    {
        if (OperatingSystem.IsWindows())
            return;

        await _cli.RunAsync("quickstart");
        await using var process = CliProcess.StartShell(_cli.Folder, "log read --follow | head -n 2; echo ended with ${PIPESTATUS[0]}");

        await process.WaitAsync();

        Assert.Equal(3, process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("ended with 0\n", process.Output, StringComparison.Ordinal);
        Assert.Empty(process.Error);
    }

    [Fact]
    public async Task Run_Signal_StopsAndExitsWithZero()
    {
        if (OperatingSystem.IsWindows())
            return;

        _cli.Configure("""{ "Api": { "Url": "http://127.0.0.1:0" } }""");
        await using var process = CliProcess.Start(_cli.Folder, "run");
        await process.WaitForErrorAsync("Ready after");

        process.Signal("TERM");

        Assert.Equal(ExitCodes.Ok, await process.WaitAsync());
        Assert.Contains("Stopped", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogRead_FollowInterrupted_ExitsWith130()
    {
        if (OperatingSystem.IsWindows())
            return;

        await _cli.RunAsync("quickstart");
        await using var process = CliProcess.Start(_cli.Folder, "log", "read", "--follow");
        await process.WaitForOutputAsync("quickstart");

        process.Signal("TERM");

        Assert.Equal(ExitCodes.Interrupted, await process.WaitAsync());
    }
}
