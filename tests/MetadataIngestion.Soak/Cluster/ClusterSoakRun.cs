using System.Diagnostics;
using System.Globalization;
using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>
/// Lets several workers share one database and crawl lakes and databases that change, while requests come, workers are killed, stopped and cut off, and
/// the database is restarted; then looks for anything lost, doubled or left undone.
/// </summary>
internal sealed class ClusterSoakRun(ClusterSoakOptions options)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);
    private const int BeatsPerRequest = 7;

    private readonly string _folder = Directory.CreateTempSubdirectory("mi-cluster-").FullName;
    private readonly Random _random = new(options.Seed);

    public async Task<SoakResult> RunAsync()
    {
        options.Tell($"seed {options.Seed}, folder {_folder}");
        await using var store = await ThrowawayPostgres.StartAsync();
        await using var sourceServer = await ThrowawayPostgres.StartAsync(["synchronous_commit = off"]);
        await using var slowLine = new TcpProxy(sourceServer.Port) { Delay = options.SourceDelay };
        await store.ExecuteAsync("postgres", "CREATE DATABASE metadata");
        var sources = new ClusterSources(_folder, sourceServer, slowLine.Port, options, _random);
        await sources.CreateAsync();
        var configuration = new ClusterConfiguration(_folder, options, sources.Configuration());
        configuration.Write();

        var workers = Enumerable.Range(1, options.Workers).Select(number => new ClusterWorker($"worker-{number}", _folder, store)).ToList();
        var faults = new ClusterFaults(workers, store, new HeldParts(store), options, _random);
        var commands = new ClusterCommands(_folder, store);
        using var requests = new ClusterRequests(configuration, workers, sources.Names, _random);
        var exitCodes = await DisturbAsync(sources, workers, faults, requests, commands);

        var audit = new ClusterAudit(_folder, commands, options, sources.Names, requests.Ids, faults.Struck);
        await audit.RunAsync();
        foreach (var (worker, exitCode) in workers.Zip(exitCodes).Where(ended => ended.Second != 0))
            audit.Findings.Add($"{worker.Name} ended with exit code {exitCode} when it was asked to stop.");

        if (audit.Findings.Count == 0)
            Directory.Delete(_folder, recursive: true);

        return new SoakResult(audit.Findings, [.. faults.Figures, .. audit.Figures, Ends(workers)]);
    }

    private static string Ends(List<ClusterWorker> workers) =>
        string.Create(CultureInfo.InvariantCulture, $"workers that ended or failed to start and were started again: {workers.Sum(worker => worker.Ends)}");

    /// <summary>Changes things until the time is over, then lets the workers come to rest and stops them.</summary>
    private async Task<IReadOnlyList<int>> DisturbAsync(
        ClusterSources sources, List<ClusterWorker> workers, ClusterFaults faults, ClusterRequests requests, ClusterCommands commands)
    {
        try
        {
            await Task.WhenAll(workers.Select(worker => worker.StartAsync()));
            var (watch, next) = (Stopwatch.StartNew(), NextFault(TimeSpan.Zero));
            for (var beat = 0; watch.Elapsed < options.Duration; beat++)
            {
                await sources.ChangeAsync();
                if (beat % BeatsPerRequest == 0)
                    requests.Add();
                foreach (var worker in workers.Where(worker => !worker.IsStruck))
                    await worker.ReviveAsync();
                await faults.AimAsync();
                if (watch.Elapsed > next)
                {
                    faults.Strike();
                    next = NextFault(watch.Elapsed);
                }

                await Task.Delay(Beat);
            }

            await faults.EndAsync();
            await requests.EndAsync();
            await new ClusterRest(commands, requests.Ids, sources.Names, workers).WaitAsync();
            return await Task.WhenAll(workers.Select(worker => worker.StopAsync()));
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }
    }

    private TimeSpan NextFault(TimeSpan now) => now + (options.FaultInterval * (1 + _random.NextDouble()));
}
