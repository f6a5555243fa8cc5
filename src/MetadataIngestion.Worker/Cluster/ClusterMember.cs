using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>This worker among those that share the store, from when it joins to when it leaves.</summary>
internal sealed class ClusterMember : IAsyncDisposable
{
    private static readonly TimeSpan NameInterval = TimeSpan.FromSeconds(1);

    private readonly IngestionRuntime _runtime;
    private readonly DateTimeOffset _startedAt;
    private bool _leaves = true;

    private ClusterMember(IngestionRuntime runtime, IWorkerRegistry workers)
    {
        _runtime = runtime;
        Workers = workers;
        _startedAt = runtime.TimeProvider.GetUtcNow();
    }

    /// <summary>Which life of the worker this is.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public string Name => Options.InstanceName ?? Environment.MachineName;

    public ClusterOptions Options => _runtime.Configuration.Ingestion.Cluster;

    public IWorkerRegistry Workers { get; }

    /// <summary>Whether no other worker lived when this one joined.</summary>
    public bool JoinedFirst { get; private set; }

    /// <summary>Joins the workers of a store.</summary>
    /// <exception cref="StoreException">The worker cannot: its clock is wrong, its name taken, or a service runs that is not in the cluster.</exception>
    public static async Task<ClusterMember> JoinAsync(IngestionRuntime runtime, IMetadataStore store, CancellationToken cancellationToken)
    {
        var workers = store.Workers ?? throw new StoreException("The store is for one worker. Set Ingestion:Store:Provider to postgresql, or remove Ingestion:Cluster.");
        var member = new ClusterMember(runtime, workers);
        member.RequireClock(await member.CompareClocksAsync(cancellationToken));
        await member.TakeNameAsync(cancellationToken);
        await member.RequireSharedAsync(store, cancellationToken);
        var others = await workers.ListAsync(cancellationToken);
        member.JoinedFirst = !others.Any(worker => worker.IsLive && worker.Report.Id != member.Id);
        return member;
    }

    /// <summary>What this worker tells the others.</summary>
    public WorkerReport Report(string configuration) => new(Id, Name)
    {
        Version = ProgramVersionOption.Version,
        StartedAt = _startedAt,
        Configuration = configuration,
        Plugins = [.. _runtime.Plugins.Plugins.Select(plugin => plugin.Type).Order(StringComparer.Ordinal)],
    };

    /// <summary>How far the clock of this machine is from the store's.</summary>
    public Task<ClockComparison> CompareClocksAsync(CancellationToken cancellationToken) =>
        ClockComparison.MeasureAsync(Workers, _runtime.TimeProvider, cancellationToken);

    /// <summary>Refuses a clock that would disturb the others.</summary>
    /// <exception cref="WrongClockException">The clock of this machine is further from the store's than it may be.</exception>
    public void RequireClock(ClockComparison clock)
    {
        if (clock.Exceeds(Options.MaxClockSkew))
        {
            _leaves = false;
            throw new WrongClockException(
                $"The clock of this machine is {clock} the database's, and {Options.MaxClockSkew.TotalSeconds} s are allowed (Ingestion:Cluster:MaxClockSkew). Set both clocks by a time server.");
        }
    }

    /// <summary>Leaves the others, who must still see it when its clock was the reason.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_leaves)
            return;

        try
        {
            await Workers.LeaveAsync(Id, CancellationToken.None);
        }
        catch (StoreException)
        {
            // The others take a worker that they do not hear of for gone anyway.
        }
    }

    /// <summary>Comes after the name is taken, so that of a worker and whoever wants the store alone one sees the other.</summary>
    private async Task RequireSharedAsync(IMetadataStore store, CancellationToken cancellationToken)
    {
        if (!await store.IsTakenAsync(StoreLease.Service, cancellationToken))
            return;

        await DisposeAsync();
        throw new StoreException(
            "A service that is not in a cluster, or store copy, has the store to itself. Stop the service or set its Ingestion:Cluster:Enabled, or wait for the copy to end; then start this worker again.");
    }

    /// <summary>A life that was killed keeps its name until it counts as gone; one that checks in meanwhile lives.</summary>
    private async Task TakeNameAsync(CancellationToken cancellationToken)
    {
        var report = Report(ClusterFingerprint.Of(_runtime.Configuration));
        WorkerEntry? first = null;
        while (!await Workers.TryJoinAsync(report, cancellationToken))
        {
            var holder = (await Workers.ListAsync(cancellationToken)).FirstOrDefault(worker => worker.Report.Name == Name);
            if (first is null && holder is not null)
                ClusterLog.NameTaken(_runtime.Loggers.CreateLogger<ClusterMember>(), Name, holder.CheckedInAt, _runtime.Configuration.Ingestion.Store.LeaseDuration);

            first ??= holder;
            if (holder is not null && holder.CheckedInAt != first!.CheckedInAt)
            {
                throw new StoreException(
                    $"A worker named '{Name}' lives on the store, started at {holder.Report.StartedAt:u} and heard of at {holder.CheckedInAt:u}. Give this one a name of its own in Ingestion:Cluster:InstanceName, or stop that one.");
            }

            await Task.Delay(NameInterval, _runtime.TimeProvider, cancellationToken);
        }
    }
}
