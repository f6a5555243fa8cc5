using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Soak.Servers;
using static MetadataIngestion.Benchmarks.Figures;

namespace MetadataIngestion.Benchmarks;

/// <summary>
/// Crawls the warehouse without anything of the mesh, and with all built-in policies, ten contracts and verdicts; in turn, so that both meet the same machine.
/// </summary>
internal sealed class MeshBenchmark(BenchmarkOptions options)
{
    public const string CrawlVerb = "--mesh-crawl";
    public const string InPostgreSql = "--postgresql";

    private readonly string _server = options.ConnectionString
        ?? throw new ArgumentException("Set POSTGRES_15_TEST_CONNECTION (tests/run.sh --servers-only prints it) or pass --connection.");

    /// <param name="inPostgreSql">Whether the stores are PostgreSQL databases, or files.</param>
    public async Task RunAsync(bool inPostgreSql)
    {
        await using var server = inPostgreSql ? await ThrowawayPostgres.StartAsync() : null;
        Console.WriteLine($"{options.Schemas} schemas x {options.Tables} tables x {options.Columns + 1} columns");
        await using var warehouse = await Warehouse.BuildAsync(_server, options.Schemas, options.Tables, options.Columns);
        var output = await CrawlProcess.RunAsync([CrawlVerb, options.Repeats.ToString(CultureInfo.InvariantCulture)], warehouse.ConnectionString, server?.ConnectionString);
        var crawls = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Measurement>(line)!).ToList();
        var (without, with) = (crawls.Where((_, i) => i % 2 == 0).ToList(), crawls.Where((_, i) => i % 2 == 1).ToList());
        Compare("first crawl", without[0], with[0], target: null);
        Compare("unchanged crawl", Typical(without[1..^1]), Typical(with[1..^1]), "at most 1.3");
        Compare("crawl after a hundredth changed", without[^1], with[^1], target: null);
        Print("peak memory of the first crawl, without, and with", $"{without[0].PeakBytes / 1e6:F0} MB, {with[0].PeakBytes / 1e6:F0} MB");
        Print("peak memory of all of them", $"{with[^1].PeakBytes / 1e6:F0} MB");
    }

    /// <summary>The other side: first crawls, unchanged ones, and those after changes, each without and with, and prints a line for each.</summary>
    public static async Task CrawlAsync(int unchanged)
    {
        var connectionString = Environment.GetEnvironmentVariable("BENCHMARK_CONNECTION")!;
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        await using (var without = CrawlProcess.NewStore(folder, "without"))
        await using (var with = CrawlProcess.NewStore(folder, "with"))
        {
            await without.OpenAsync(CancellationToken.None);
            await with.OpenAsync(CancellationToken.None);
            var mesh = MeshLoad.Write(folder);
            for (var i = 0; i < unchanged + 2; i++)
            {
                if (i == unchanged + 1)
                    await Warehouse.ChangeAsync(connectionString);
                Console.WriteLine(JsonSerializer.Serialize(await CrawlProcess.CrawlAsync(without, CrawlProcess.PostgreSql, connectionString, MeshLoad.None)));
                Console.WriteLine(JsonSerializer.Serialize(await CrawlProcess.CrawlAsync(with, CrawlProcess.PostgreSql, connectionString, mesh)));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Measurement Typical(List<Measurement> crawls) => crawls[0] with
    {
        Milliseconds = (long)Median(crawls.Select(crawl => (double)crawl.Milliseconds)),
        ProcessorMilliseconds = (long)Median(crawls.Select(crawl => (double)crawl.ProcessorMilliseconds)),
    };

    private static void Compare(string what, Measurement without, Measurement with, string? target)
    {
        Print($"{what}, without", Describe(without));
        Print($"{what}, with", Describe(with));
        Print($"{what}, with : without", $"{Ratio(with.Milliseconds, without.Milliseconds)} of time, {Ratio(with.ProcessorMilliseconds, without.ProcessorMilliseconds)} of processor time", target);
    }

    private static string Describe(Measurement crawl) => $"{crawl.Milliseconds} ms, {crawl.ProcessorMilliseconds} ms of processor time, {crawl.Emitted} proposals";
}
