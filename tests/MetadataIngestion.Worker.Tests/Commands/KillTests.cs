using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>Crawls that are killed without warning, again and again, and what the log holds in the end.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Stores = 10;
    private const int MostStores = 40;
    private const int KillsPerStore = 5;
    private const int LeastCutOffs = 5;
    private const int Areas = 30;
    private const int TablesPerArea = 100;

    private readonly CliHarness _cli = new();

    // How long a crawl is taken to last: other work of the machine makes it longer and shorter.
    private TimeSpan _whole;

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Crawl_KilledAtRandomMoments_LogEqualsThatOfAnUndisturbedRun()
    {
        if (OperatingSystem.IsWindows())
            return;

        var seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        WriteLake();
        _whole = await CrawlAsync("undisturbed.db");
        var expected = await ReadAsync();
        var cutOff = 0;
        for (var i = 0; i < Stores || (cutOff < LeastCutOffs && i < MostStores); i++)
        {
            var store = $"killed{i}.db";
            var heads = await KillAsync(random, expected.Count, store);
            output.WriteLine($"entries after each kill: {string.Join(' ', heads)} of {expected.Count}");
            cutOff += heads.Count(head => head > 0 && head < expected.Count);
            await CrawlAsync(store);
            Assert.Equal(expected, await ReadAsync());
        }

        Assert.Equal(expected.Count, expected.Distinct(StringComparer.Ordinal).Count());
        Assert.True(cutOff >= LeastCutOffs, $"Only {cutOff} kills came in the middle of a crawl; that shows too little.");
    }

    private void WriteLake()
    {
        for (var area = 0; area < Areas; area++)
        {
            for (var table = 0; table < TablesPerArea; table++)
            {
                _cli.Write($"lake/area{area:d2}/table{table:d3}/part.csv", $"id,name,amount_{table}\n1,first,2.50\n");
            }
        }
    }

    /// <summary>Kills one crawl after another, until one was quicker; how many entries the log had after each.</summary>
    private async Task<List<long>> KillAsync(Random random, int complete, string store)
    {
        Configure(store);
        var heads = new List<long>();
        while (heads.Count < KillsPerStore && heads.LastOrDefault() < complete)
        {
            await using var process = CliProcess.Start(_cli.Folder, "crawl", "lake");
            await Task.Delay(_whole * (0.2 + (0.6 * random.NextDouble())));
            process.Signal("KILL");
            await process.WaitAsync();
            heads.Add(await CountAsync());
            _whole *= heads[^1] == complete ? 0.85 : 1.05;
        }

        return heads;
    }

    /// <summary>Crawls to the end; how long the process took.</summary>
    private async Task<TimeSpan> CrawlAsync(string store)
    {
        Configure(store);
        var started = Stopwatch.GetTimestamp();
        await using var process = CliProcess.Start(_cli.Folder, "crawl", "lake");
        Assert.Equal(0, await process.WaitAsync());
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task<long> CountAsync()
    {
        var result = await _cli.RunAsync("log", "read", "--output", "json");
        return result.Output.Count(c => c == '\n');
    }

    /// <summary>The log's entries without what differs from run to run; their offsets must be without gaps.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync()
    {
        var result = await _cli.RunAsync("log", "read", "--output", "json");
        var entries = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry["offset"]!.GetValue<int>()));
        return entries.ConvertAll(entry =>
        {
            var proposal = entry["proposal"]!.AsObject();
            proposal.Remove("systemMetadata");
            proposal["aspect"]?["json"]?.AsObject().Remove("timestampMillis");
            return proposal.ToJsonString();
        });
    }

    private void Configure(string store) => _cli.Configure($$"""
        {
          "Store": { "Path": "{{store}}" },
          "Sources": { "lake": { "Type": "filelake", "Options": { "Root": "lake" } } }
        }
        """);
}
