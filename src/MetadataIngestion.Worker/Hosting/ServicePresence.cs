using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Whether anyone serves a store.</summary>
internal static class ServicePresence
{
    /// <summary>Whether a service runs on the store, alone or as one of several.</summary>
    public static async Task<bool> IsRunningAsync(IMetadataStore store, CancellationToken cancellationToken) =>
        await store.IsTakenAsync(StoreLease.Service, cancellationToken) || await IsClusteredAsync(store, cancellationToken);

    /// <summary>Whether workers of a cluster live on the store.</summary>
    public static async Task<bool> IsClusteredAsync(IMetadataStore store, CancellationToken cancellationToken) =>
        store.Workers is { } workers && (await workers.ListAsync(cancellationToken)).Any(worker => worker.IsLive);
}
