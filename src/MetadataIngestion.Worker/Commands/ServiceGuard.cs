using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Keeps verbs that ask something of a running service from asking nobody.</summary>
internal static class ServiceGuard
{
    /// <summary>Whether a service runs on the store; when not, the user is told.</summary>
    public static async Task<bool> IsRunningAsync(VerbContext context, IngestionRuntime runtime, CancellationToken cancellationToken)
    {
        if (runtime.StoreExists && await ServicePresence.IsRunningAsync(await runtime.OpenStoreAsync(cancellationToken), cancellationToken))
            return true;

        context.Messages.Error($"No service runs on the store {runtime.Configuration.StoreName}. Start it with run, or crawl in this process with crawl.");
        return false;
    }
}
