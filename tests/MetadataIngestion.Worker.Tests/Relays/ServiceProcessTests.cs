using System.Text.Json;
using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Tests.Commands;

namespace MetadataIngestion.Worker.Tests.Relays;

/// <summary>Deliveries where a service and commands share one store.</summary>
public sealed class ServiceProcessTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly CliHarness _cli = new();

    public ServiceProcessTests() => _cli.Configure("""
        { "Api": { "Enabled": false },
          "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "lake" } } },
          "Sinks": { "out": { "Type": "file", "Options": { "Path": "out.ndjson" }, "Relay": { "BatchSize": 3 } } } }
        """);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Service_KilledAndStartedAgainAmongCrawls_SinkHasEveryEntryOnceAndInOrder()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using (var killed = CliProcess.Start(_cli.Folder, "run"))
        {
            await killed.WaitForErrorAsync("Ready after");
            Assert.Contains("out: the service that runs on this store delivers", await CrawlAsync("a"), StringComparison.Ordinal);
            await WaitForSinkAsync(1);
            killed.Signal("KILL");
            await killed.WaitAsync();
        }

        Assert.Contains("out: ", await CrawlAsync("b"), StringComparison.Ordinal);
        await using var service = CliProcess.Start(_cli.Folder, "run");
        await service.WaitForErrorAsync("Ready after");
        await CrawlAsync("c");
        service.Signal("TERM");

        Assert.Equal(ExitCodes.Ok, await service.WaitAsync());
        Assert.Equal(Enumerable.Range(1, await HeadAsync()), Offsets());
    }

    /// <summary>Crawls a lake that has one more folder.</summary>
    /// <returns>What the command said.</returns>
    private async Task<string> CrawlAsync(string folder)
    {
        _cli.Write($"lake/{folder}/table.csv", "id,name\n1,a\n2,b\n");
        await using var crawl = CliProcess.Start(_cli.Folder, "crawl", "lake");
        Assert.Equal(ExitCodes.Ok, await crawl.WaitAsync());
        return crawl.Error;
    }

    private async Task<int> HeadAsync()
    {
        await using var read = CliProcess.Start(_cli.Folder, "log", "read", "--output", "json");
        await read.WaitAsync();
        return read.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    private async Task WaitForSinkAsync(int entries)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (Delivered() < entries)
            await Task.Delay(20, patience.Token);
    }

    private int Delivered()
    {
        try
        {
            return Offsets().Count();
        }
        catch (IOException)
        {
            // It is not there yet, or the service is writing to it and keeps it for itself.
            return 0;
        }
    }

    private string OutputPath => Path.Combine(_cli.Folder, "out.ndjson");

    // The last line may be on its way to the file.
    private IEnumerable<int> Offsets()
    {
        var text = File.ReadAllText(OutputPath);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("offset").GetInt32());
    }
}
