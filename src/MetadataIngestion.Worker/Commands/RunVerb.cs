using MetadataIngestion.Core.Storing;
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
        await using var runtime = context.Load(withSources: true, LogLevel.Information);
        var store = await runtime.OpenStoreAsync(cancellationToken);
        await using var lease = await store.TryTakeAsync(StoreLease.Service, cancellationToken) ?? throw new StoreException(
            $"Another service runs on the store {runtime.Configuration.StoreName}. Stop it first, or give this one a store of its own in Ingestion:Store.");

        var loader = new SnapshotLoader(() => context.ReadConfiguration(withSources: true), runtime.Plugins, context.CreateSinkFactories(), runtime.TimeProvider);
        using var host = new ServiceHost(runtime, store, loader, context.Environment).Build();
        return await new ServiceRun(host, runtime, runtime.Loggers.CreateLogger<ServiceRun>()).RunAsync(cancellationToken);
    }
}
