using System.Diagnostics;
using System.Globalization;
using MetadataIngestion.Soak.Cluster;

namespace MetadataIngestion.Benchmarks;

/// <summary>
/// How much faster several workers crawl than one: forty lakes asked for at once, first into an empty store and then with nothing changed, and the processor
/// time that workers and database take for a proposal.
/// </summary>
internal static class ClusterBenchmark
{
    private const int Lakes = 40;
    private const int MostWorkers = 3;

    public static async Task RunAsync()
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors; {Lakes} lakes");
        double? alone = null;
        for (var workers = 1; workers <= MostWorkers; workers++)
            alone = await MeasureAsync(workers, alone);
    }

    /// <returns>The rate of one worker, in proposals a second.</returns>
    private static async Task<double> MeasureAsync(int count, double? alone)
    {
        var options = new ClusterSoakOptions { Workers = count, Lakes = Lakes, Databases = 0, Tables = 150, Lease = TimeSpan.FromSeconds(30), Period = null };
        await using var cluster = await RunningCluster.StartAsync(options);
        var first = await RoundAsync(cluster, "first");
        var size = await cluster.SizeAsync() / first.Proposals;
        var second = await RoundAsync(cluster, "second");
        var rate = first.Proposals / first.Time.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} workers: {first.Proposals} proposals in {first.Time.TotalSeconds:F1} s, {rate:F0}/s, {rate / (alone ?? rate):F2} of one worker; processor time for a proposal: workers {Microseconds(first.Workers, first):F0} us, database {Microseconds(first.Database, first):F0} us; processors busy with it {(first.Workers + first.Database) / first.Time:F2}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  nothing changed: {Lakes} crawls in {second.Time.TotalSeconds:F1} s, {Lakes / second.Time.TotalSeconds:F1}/s; processor time for a crawl: workers {second.Workers.TotalMilliseconds / Lakes:F1} ms, database {second.Database.TotalMilliseconds / Lakes:F1} ms"));
        Console.WriteLine($"  the store takes {size} bytes for a proposal, indexes and state included");
        return alone ?? rate;
    }

    private static double Microseconds(TimeSpan time, Round round) => time.TotalMicroseconds / round.Proposals;

    private static async Task<Round> RoundAsync(RunningCluster cluster, string name)
    {
        var (workers, database, head, watch) = (cluster.WorkerTime(), cluster.DatabaseTime(), await cluster.HeadAsync(), Stopwatch.StartNew());
        await cluster.CrawlAllAsync(name);
        return new Round(watch.Elapsed, await cluster.HeadAsync() - head, cluster.WorkerTime() - workers, cluster.DatabaseTime() - database);
    }

    private readonly record struct Round(TimeSpan Time, long Proposals, TimeSpan Workers, TimeSpan Database);
}
