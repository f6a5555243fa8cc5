using System.Globalization;
using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Lets one thing after the other go wrong; one worker at least is always well.</summary>
internal sealed class ClusterFaults(IReadOnlyList<ClusterWorker> workers, ThrowawayPostgres server, ClusterSoakOptions options, Random random)
{
    private readonly List<Task> _happening = [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private Task _restart = Task.CompletedTask;

    public IEnumerable<string> Figures => _counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"faults, {count.Key}: {count.Value}"));

    /// <summary>Begins a fault; it ends by itself.</summary>
    public void Strike()
    {
        switch (random.Next(5))
        {
            case 0 or 1:
                Strike("killed", worker => worker.KillAsync(Time(0, 2)));
                break;
            case 2:
                Strike("stopped for longer than its lease", worker => worker.StallAsync(options.Lease + Time(1, 4)));
                break;
            case 3:
                Strike("cut off from the database", worker => worker.CutOffAsync(Time(1, options.Lease.TotalSeconds + 4)));
                break;
            default:
                Restart(random.Next(2) == 0 ? "fast" : "immediate");
                break;
        }
    }

    /// <summary>Waits until all faults are over.</summary>
    public async Task EndAsync()
    {
        await Task.WhenAll(_happening);
        await _restart;
    }

    private void Strike(string name, Func<ClusterWorker, Task> fault)
    {
        var well = workers.Where(worker => !worker.IsStruck).ToList();
        if (well.Count < 2)
            return;

        var victim = well[random.Next(well.Count)];
        Note($"a worker is {name}", victim.Name);
        _happening.Add(victim.StrikeAsync(fault));
    }

    private void Restart(string mode)
    {
        if (!_restart.IsCompleted)
            return;

        Note($"the database is restarted, {mode}", "the database");
        _restart = server.RestartAsync(mode);
    }

    private void Note(string fault, string victim)
    {
        _counts[fault] = _counts.GetValueOrDefault(fault) + 1;
        options.Tell($"{DateTimeOffset.UtcNow:HH:mm:ss} {victim}: {fault}");
    }

    private TimeSpan Time(double least, double most) => TimeSpan.FromSeconds(least + ((most - least) * random.NextDouble()));
}
