using System.Globalization;
using System.Text.Json;
using static MetadataIngestion.Benchmarks.Figures;

namespace MetadataIngestion.Benchmarks;

/// <summary>Crawls the warehouse with all built-in policies, ten contracts and verdicts, and the same without them.</summary>
internal sealed class MeshBenchmark(BenchmarkOptions options)
{
    public const string CrawlVerb = "--mesh-crawl";

    private readonly string _server = options.ConnectionString
        ?? throw new ArgumentException("Set POSTGRES_15_TEST_CONNECTION (tests/run.sh --servers-only prints it) or pass --connection.");

    public async Task RunAsync()
    {
        Console.WriteLine($"{options.Schemas} schemas x {options.Tables} tables x {options.Columns + 1} columns");
        await using var warehouse = await Warehouse.BuildAsync(_server, options.Schemas, options.Tables, options.Columns);
        var without = await StartAsync(warehouse, MeshLoadKind.None);
        var with = await StartAsync(warehouse, MeshLoadKind.Full);
        Compare("first crawl", with[0], without[0], target: null);
        Compare("unchanged crawl", Typical(with[1..^1]), Typical(without[1..^1]), "at most 1.3");
        Compare("crawl after a hundredth changed", with[^1], without[^1], target: null);
        Print("peak memory", $"{with[^1].PeakBytes / 1e6:F0} MB with, {without[^1].PeakBytes / 1e6:F0} MB without");
    }

    /// <summary>The other side: a first crawl, unchanged ones, and one after changes, with a line for each.</summary>
    public static async Task CrawlAsync(MeshLoadKind load, int unchanged)
    {
        var connectionString = Environment.GetEnvironmentVariable("BENCHMARK_CONNECTION")!;
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        var mesh = MeshLoad.Write(load, folder);
        await using (var store = CrawlProcess.NewStore(folder))
        {
            await store.OpenAsync(CancellationToken.None);
            for (var i = 0; i < unchanged + 2; i++)
            {
                if (i == unchanged + 1)
                    await Warehouse.ChangeAsync(connectionString, (int)load);
                Console.WriteLine(JsonSerializer.Serialize(await CrawlProcess.CrawlAsync(store, CrawlProcess.PostgreSql, connectionString, mesh)));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<List<Measurement>> StartAsync(Warehouse warehouse, MeshLoadKind load)
    {
        var arguments = new[] { CrawlVerb, load.ToString(), options.Repeats.ToString(CultureInfo.InvariantCulture) };
        var output = await CrawlProcess.RunAsync(arguments, warehouse.ConnectionString, options.Store);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Measurement>(line)!)];
    }

    private static Measurement Typical(List<Measurement> crawls) => crawls[0] with
    {
        Milliseconds = (long)Median(crawls.Select(crawl => (double)crawl.Milliseconds)),
        ProcessorMilliseconds = (long)Median(crawls.Select(crawl => (double)crawl.ProcessorMilliseconds)),
    };

    private static void Compare(string what, Measurement with, Measurement without, string? target)
    {
        Print($"{what}, without", Describe(without));
        Print($"{what}, with", Describe(with));
        Print($"{what}, with : without", $"{Ratio(with.Milliseconds, without.Milliseconds)} of time, {Ratio(with.ProcessorMilliseconds, without.ProcessorMilliseconds)} of processor time", target);
    }

    private static string Describe(Measurement crawl) => $"{crawl.Milliseconds} ms, {crawl.ProcessorMilliseconds} ms of processor time, {crawl.Emitted} proposals";
}
