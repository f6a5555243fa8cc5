using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Plugins;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Worker.Diagnosis;

/// <summary>Looks over the cluster that this worker is, or would be, one of; nothing is changed, and nobody joined.</summary>
internal sealed class ClusterExamination(LoadedConfiguration configuration, PluginCatalog plugins, TimeProvider timeProvider)
{
    // So long that a restart of the database, or a pause of the process, does not cost the workers their crawls.
    private static readonly TimeSpan ShortLease = TimeSpan.FromSeconds(10);

    private static readonly Finding s_alone = new(
        "cluster", Health.Broken, "on, but a service that is not in the cluster, or store copy, has the store to itself", "Stop that service, or set its Ingestion:Cluster:Enabled and start it again.");

    private readonly ClusterOptions _cluster = configuration.Ingestion.Cluster;

    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        if (configuration.Ingestion.Store.Provider == StoreProvider.Sqlite)
        {
            return _cluster.Enabled
                ? [new Finding("cluster", Health.Broken, "a sqlite store is for one worker", "Set Ingestion:Store:Provider to postgresql, or remove Ingestion:Cluster.")]
                : [];
        }

        try
        {
            return await ExamineSharedAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is StoreException or ArgumentException)
        {
            return [new Finding("cluster", Health.Broken, "the store that tells of the workers cannot be read", "See what is said about the store.")];
        }
    }

    private async Task<IReadOnlyList<Finding>> ExamineSharedAsync(CancellationToken cancellationToken)
    {
        await using var store = new PostgreSqlMetadataStore(
            StoreFactory.SharedOptions(configuration.Ingestion.Store), timeProvider, NullLogger<PostgreSqlMetadataStore>.Instance);
        var exists = (await store.ExamineAsync(cancellationToken)).Head is not null;
        var workers = exists ? WorkerStatus.Of(await store.Workers!.ListAsync(cancellationToken)) : [];
        if (!_cluster.Enabled)
            return [ExamineAlone(workers)];

        var clock = await ClockComparison.MeasureAsync(store.Workers!, timeProvider, cancellationToken);
        var alone = exists && await store.IsTakenAsync(StoreLease.Service, cancellationToken);
        return [alone ? s_alone : ExamineWorkers(workers), ExamineClock(clock), ExamineConfiguration(workers), ExamineConnectors(workers), ExamineLease()];
    }

    private static Finding ExamineAlone(IReadOnlyList<WorkerStatus> workers) => Living(workers) is { Count: > 0 } living
        ? new Finding("cluster", Health.Broken, $"off, but workers of a cluster use the store: {Names(living)}", "Set Ingestion:Cluster:Enabled, or give this service a store of its own in Ingestion:Store.")
        : new Finding("cluster", Health.Good, "off; one service at a time may use the store");

    private Finding ExamineWorkers(IReadOnlyList<WorkerStatus> workers)
    {
        var name = _cluster.InstanceName ?? Environment.MachineName;
        var gone = workers.Where(worker => worker.State == WorkerState.Gone).ToList();
        var taken = Living(workers).Any(worker => worker.Name == name) ? "; one of this name lives, so that another would be refused" : string.Empty;
        var detail = $"on, as '{name}'{taken}; {(Living(workers) is { Count: > 0 } living ? $"living: {Names(living)}" : "no worker lives")}";
        return gone.Count == 0
            ? new Finding("cluster", Health.Good, detail)
            : new Finding("cluster", Health.Doubtful, $"{detail}; ended without leaving within a day: {string.Join(", ", gone.Select(DescribeGone))}", "Look into their logs, unless that is known. The others have taken over their work.");
    }

    private static string DescribeGone(WorkerStatus worker) => worker.ClockIsWrong
        ? $"{worker.Name} (its clock was {worker.ClockAhead.Duration().TotalSeconds:F1} s away from the database's)"
        : worker.Name;

    private Finding ExamineClock(ClockComparison clock) => clock.Exceeds(_cluster.MaxClockSkew)
        ? new Finding("cluster clock", Health.Broken, $"this machine's is {clock} the database's, and {_cluster.MaxClockSkew.TotalSeconds} s are allowed", "Set both clocks by a time server.")
        : new Finding("cluster clock", Health.Good, $"this machine's is {clock} the database's");

    private Finding ExamineConfiguration(IReadOnlyList<WorkerStatus> workers)
    {
        var own = ClusterFingerprint.Of(configuration);
        var others = Living(workers).Where(worker => worker.Configuration != own).ToList();
        return others.Count == 0
            ? new Finding("cluster configuration", Health.Good, Living(workers).Count > 0 ? $"{own}, the same as that of every living worker" : $"{own}")
            : new Finding(
                "cluster configuration",
                Health.Doubtful,
                $"this one is {own}, and another is with {string.Join(", ", others.Select(worker => $"{worker.Name} ({worker.Configuration}, {worker.State})"))}",
                "Give all of them the same: those with the one that fewer have stand by. Only Store, Plugins, Cluster, Api, Service and MaxConcurrentCrawls may differ.");
    }

    private Finding ExamineConnectors(IReadOnlyList<WorkerStatus> workers)
    {
        var usable = plugins.Plugins.Where(plugin => plugin.Status.State == PluginState.Loaded).Select(plugin => plugin.Type).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = configuration.Ingestion.Sources.Where(source => source.Value.Enabled && !usable.Contains(source.Value.Type)).ToList();
        var nobody = missing.Where(source => !Living(workers).Any(worker => worker.Plugins.Contains(source.Value.Type, StringComparer.OrdinalIgnoreCase))).ToList();
        if (missing.Count == 0)
            return new Finding("cluster connectors", Health.Good, "this worker can crawl every source");

        return nobody.Count == 0
            ? new Finding("cluster connectors", Health.Good, $"this worker leaves to others, which have the connector: {Describe(missing)}")
            : new Finding("cluster connectors", Health.Doubtful, $"neither this worker nor a living one can crawl: {Describe(nobody)}", "Install the connector on one worker at least.");
    }

    private Finding ExamineLease()
    {
        var lease = configuration.Ingestion.Store.LeaseDuration;
        var detail = $"a worker that is gone is replaced after {lease:c}, and checks in every {_cluster.CheckInInterval:c}";
        return lease < ShortLease
            ? new Finding("cluster lease", Health.Doubtful, detail, $"Raise Ingestion:Store:LeaseDuration to {ShortLease:c} at least, or workers lose their crawls when the database is restarted.")
            : new Finding("cluster lease", Health.Good, detail);
    }

    private static List<WorkerStatus> Living(IReadOnlyList<WorkerStatus> workers) => [.. workers.Where(worker => worker.State != WorkerState.Gone)];

    private static string Names(IEnumerable<WorkerStatus> workers) => string.Join(", ", workers.Select(worker => $"{worker.Name} ({worker.State})"));

    private static string Describe(IEnumerable<KeyValuePair<string, SourceOptions>> sources) => string.Join(", ", sources.Select(source => $"{source.Key} ({source.Value.Type})"));
}
