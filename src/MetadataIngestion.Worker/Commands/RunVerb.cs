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
            return await RunAsync(context, runtime, store, member, right: null, cancellationToken);
        }

        await using var right = await ServiceRight.TakeAsync(runtime, store, cancellationToken);
        return await RunAsync(context, runtime, store, member: null, right, cancellationToken);
    }

    private static async Task<int> RunAsync(
        VerbContext context, IngestionRuntime runtime, IMetadataStore store, ClusterMember? member, ServiceRight? right, CancellationToken cancellationToken)
    {
        var loader = new SnapshotLoader(() => context.ReadConfiguration(withSources: true), runtime.Plugins, context.CreateSinkFactories(), runtime.TimeProvider);
        using var host = new ServiceHost(runtime, store, member, right, loader, context.Environment).Build();
        return await new ServiceRun(host, runtime, runtime.Loggers.CreateLogger<ServiceRun>()).RunAsync(cancellationToken);
    }
}
