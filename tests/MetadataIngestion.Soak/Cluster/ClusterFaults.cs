using System.Diagnostics;
using System.Globalization;
using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Lets one thing after the other go wrong; one worker at least is always well.</summary>
internal sealed class ClusterFaults(IReadOnlyList<ClusterWorker> workers, ThrowawayPostgres server, HeldParts parts, ClusterSoakOptions options, Random random)
{
    private readonly List<Task> _happening = [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<HeldPart> _struck = [];
    private Task _restart = Task.CompletedTask;
    private (string Name, Func<ClusterWorker, Task> Fault)? _aimed;
    private (string? Worker, long Since) _spared;

    /// <summary>The parts whose workers were struck while they crawled them for others.</summary>
    public IReadOnlyList<HeldPart> Struck => _struck;

    public IEnumerable<string> Figures => _counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"faults, {count.Key}: {count.Value}"));

    /// <summary>Begins a fault; it ends by itself.</summary>
    public void Strike()
    {
        switch (random.Next(8))
        {
            case 0 or 1:
                Strike("killed", Killing());
                break;
            case 2:
                Strike("stopped for longer than its lease", Stalling());
                break;
            case 3:
                Strike("cut off from the database", Cutting());
                break;
            case 4:
                Restart(random.Next(2) == 0 ? "fast" : "immediate");
                break;
            case 5:
                _aimed = ("stopped for longer than its lease with a part of another's run", Stalling());
                break;
            default:
                _aimed = ("killed with a part of another's run", Killing());
                break;
        }
    }

    /// <summary>Lets the fault that is meant for a worker with a part of another's run happen, when there is one.</summary>
    public async Task AimAsync()
    {
        if (_aimed is not { } aimed)
            return;

        var held = await parts.ListAsync();
        if (held.FirstOrDefault(part => Victims().Exists(worker => worker.Name == part.Worker)) is not { } part)
            return;

        _struck.Add(part);
        _aimed = null;
        _spared = (part.Owner, Stopwatch.GetTimestamp());
        Strike(aimed.Name, workers.Single(worker => worker.Name == part.Worker), aimed.Fault);
    }

    /// <summary>Waits until all faults are over.</summary>
    public async Task EndAsync()
    {
        await Task.WhenAll(_happening);
        await _restart;
    }

    private void Strike(string name, Func<ClusterWorker, Task> fault)
    {
        if (Victims() is { Count: > 0 } victims)
            Strike(name, victims[random.Next(victims.Count)], fault);
    }

    private void Strike(string name, ClusterWorker victim, Func<ClusterWorker, Task> fault)
    {
        Note($"a worker is {name}", victim.Name);
        _happening.Add(victim.StrikeAsync(fault));
    }

    /// <summary>Those that something may happen to. A worker whose run lost the crawler of a part is let alone for as long as it takes others to begin the part again.</summary>
    private List<ClusterWorker> Victims()
    {
        var well = workers.Where(worker => !worker.IsStruck).ToList();
        var spares = Stopwatch.GetElapsedTime(_spared.Since) < options.Lease * 2;
        return well.Count < 2 ? [] : [.. well.Where(worker => !spares || worker.Name != _spared.Worker)];
    }

    // What chance picks is picked at once, so that the same seed goes on in the same way whenever the fault happens.
    private Func<ClusterWorker, Task> Killing()
    {
        var pause = Time(0, 2);
        return worker => worker.KillAsync(pause);
    }

    private Func<ClusterWorker, Task> Stalling()
    {
        var time = options.Lease + Time(1, 4);
        return worker => worker.StallAsync(time);
    }

    private Func<ClusterWorker, Task> Cutting()
    {
        var time = Time(1, options.Lease.TotalSeconds + 4);
        return worker => worker.CutOffAsync(time);
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
