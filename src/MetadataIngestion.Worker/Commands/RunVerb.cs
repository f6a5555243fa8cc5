using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Commands;

/// <summary>The service.</summary>
internal sealed class RunVerb() : Verb(
    "run",
    "Start the service and wait to be stopped (the default): schedules, requests, deliveries to the sinks, HTTP API",
    "run",
    "run --config /etc/metadata-ingestion")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.LoadService();
        var store = await runtime.OpenStoreAsync(cancellationToken);
        if (runtime.Configuration.Ingestion.Cluster.Enabled)
        {
            await using var member = await ClusterMember.JoinAsync(runtime, store, cancellationToken);
            return await RunAsync(context, runtime, store, member, cancellationToken);
        }

        await using var lease = await TakeAsync(runtime, store, cancellationToken);
        return await RunAsync(context, runtime, store, member: null, cancellationToken);
    }

    private static async Task<int> RunAsync(
        VerbContext context, IngestionRuntime runtime, IMetadataStore store, ClusterMember? member, CancellationToken cancellationToken)
    {
        var loader = new SnapshotLoader(() => context.ReadConfiguration(withSources: true), runtime.Plugins, context.CreateSinkFactories(), runtime.TimeProvider);
        using var host = new ServiceHost(runtime, store, member, loader, context.Environment).Build();
        return await new ServiceRun(host, runtime, runtime.Loggers.CreateLogger<ServiceRun>()).RunAsync(cancellationToken);
    }

    /// <summary>Takes the right to be the only service of the store.</summary>
    private static async Task<IStoreLease> TakeAsync(IngestionRuntime runtime, IMetadataStore store, CancellationToken cancellationToken)
    {
        var lease = await store.TryTakeAsync(StoreLease.Service, cancellationToken) ?? throw new StoreException(
            $"Another service runs on the store {runtime.Configuration.StoreName}. Stop it first, or give this one a store of its own in Ingestion:Store.");
        if (!await ServicePresence.IsClusteredAsync(store, cancellationToken))
            return lease;

        await lease.DisposeAsync();
        throw new StoreException("Workers of a cluster run on the store. Set Ingestion:Cluster:Enabled so that this one is one of them, or stop them first.");
    }
}
