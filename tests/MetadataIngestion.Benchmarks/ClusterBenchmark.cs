using System.Globalization;
using MetadataIngestion.Soak.Cluster;
using MetadataIngestion.Soak.Servers;
using static MetadataIngestion.Benchmarks.Figures;

namespace MetadataIngestion.Benchmarks;

/// <summary>
/// How much faster several workers crawl than one: twelve databases of 2,000 tables asked for at once, first into an empty store, then with every fourth
/// table changed, then with nothing changed. Says the processor time that workers, store and sources take, and what the store's commits wait for.
/// </summary>
/// <param name="settings">Lines of the configuration of the store's server.</param>
internal sealed class ClusterBenchmark(IReadOnlyList<string> settings)
{
    private const int MostWorkers = 3;
    private const int WarmUps = 4;
    private const int UnchangedCrawls = 4;

    public async Task RunAsync()
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        var sources = new MeasuredSources(server);
        await sources.CreateAsync();
        Console.WriteLine($"{Environment.ProcessorCount} processors; {sources.Names.Count} databases of {MeasuredSources.Tables} tables; the store's server with {string.Join(", ", settings.DefaultIfEmpty("fsync = off"))}");
        (ClusterRound First, ClusterRound Changed, ClusterRound Unchanged)? alone = null;
        for (var workers = 1; workers <= MostWorkers; workers++)
        {
            var measured = await MeasureAsync(workers, sources);
            alone ??= measured;
            Print(workers == 1 ? "one worker" : $"{workers} workers", string.Empty);
            Describe("first crawls", measured.First, alone.Value.First);
            Describe("a quarter of the tables changed", measured.Changed, alone.Value.Changed);
            DescribeUnchanged(UnchangedCrawls * sources.Names.Count * MeasuredSources.Tables, measured.Unchanged, alone.Value.Unchanged);
        }
    }

    private async Task<(ClusterRound First, ClusterRound Changed, ClusterRound Unchanged)> MeasureAsync(int workers, MeasuredSources sources)
    {
        await using var cluster = await RunningCluster.StartAsync(workers, sources, settings);
        for (var time = 0; time < WarmUps; time++)
            await cluster.CrawlAsync(sources.WarmUp, $"warm-up-{time}");
        var before = await cluster.SizeAsync();
        var first = await ClusterRound.MeasureAsync(cluster, sources, "first");
        Print("room in the store for a proposal", $"{(await cluster.SizeAsync() - before) / first.Proposals} bytes, indexes and state included");
        await sources.ChangeAsync();
        return (first, await ClusterRound.MeasureAsync(cluster, sources, "changed"), await ClusterRound.MeasureAsync(cluster, sources, "unchanged", UnchangedCrawls));
    }

    private static void Describe(string what, ClusterRound round, ClusterRound alone)
    {
        Print(what, string.Create(CultureInfo.InvariantCulture, $"{round.Proposals} proposals in {round.Time.TotalSeconds:F1} s, {round.Rate:F0}/s, {round.Rate / alone.Rate:F2} of one worker"));
        Print("  processor time for a proposal", $"workers {Each(round.Workers)}, store {Each(round.Store)}, sources {Each(round.Sources)}");
        Limits(round);

        string Each(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds / round.Proposals:F0} us");
    }

    private static void DescribeUnchanged(int tables, ClusterRound round, ClusterRound alone)
    {
        Print("nothing changed", string.Create(CultureInfo.InvariantCulture, $"{tables} tables in {round.Time.TotalSeconds:F1} s, {tables / round.Time.TotalSeconds:F0}/s, {alone.Time / round.Time:F2} of one worker"));
        Print("  processor time for a table", $"workers {Each(round.Workers)}, store {Each(round.Store)}, sources {Each(round.Sources)}");
        Limits(round);

        string Each(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds / tables:F0} us");
    }

    private static void Limits(ClusterRound round) => Print(
        "  what limits it", string.Create(CultureInfo.InvariantCulture, $"{round.Busy:F2} of {Environment.ProcessorCount} processors busy; {round.Waits}"));
}
