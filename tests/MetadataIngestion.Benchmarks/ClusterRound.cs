using System.Diagnostics;
using MetadataIngestion.Soak.Cluster;

namespace MetadataIngestion.Benchmarks;

/// <summary>What a crawl of all sources took.</summary>
/// <param name="Time">From the first request to the end of the last crawl.</param>
/// <param name="Proposals">How many entries the log grew by.</param>
/// <param name="Workers">The processor time of the workers.</param>
/// <param name="Store">The processor time of the store's server.</param>
/// <param name="Sources">The processor time of the server that was crawled.</param>
/// <param name="Waits">What the store's commits were about.</param>
internal sealed record ClusterRound(TimeSpan Time, long Proposals, TimeSpan Workers, TimeSpan Store, TimeSpan Sources, string Waits)
{
    /// <summary>How many processors all of it kept busy.</summary>
    public double Busy => (Workers + Store + Sources) / Time;

    public double Rate => Proposals / Time.TotalSeconds;

    /// <param name="cluster">The workers.</param>
    /// <param name="sources">What they crawl.</param>
    /// <param name="name">Tells the requests from those of other rounds.</param>
    /// <param name="times">How often each source is crawled.</param>
    public static async Task<ClusterRound> MeasureAsync(RunningCluster cluster, MeasuredSources sources, string name, int times = 1)
    {
        await using var waits = new StoreWaits(cluster.ConnectionString);
        var (workers, store, crawled, head) = (cluster.WorkerTime(), cluster.StoreTime(), sources.ProcessorTime(), await cluster.HeadAsync());
        var watch = Stopwatch.StartNew();
        for (var time = 0; time < times; time++)
            await cluster.CrawlAsync(sources.Names, $"{name}-{time}");
        return new ClusterRound(
            watch.Elapsed, await cluster.HeadAsync() - head, cluster.WorkerTime() - workers, cluster.StoreTime() - store, sources.ProcessorTime() - crawled, waits.Describe());
    }
}
