using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>
/// Decides which configuration a cluster goes by when its workers do not agree: the one that most living workers have, and among equals the newest. A
/// single worker that was set up differently thus changes nothing, and a new configuration wins while it is rolled out.
/// </summary>
internal static class ConfigurationInForce
{
    /// <summary>The fingerprint of that configuration; <see langword="null"/> when no worker lives.</summary>
    public static string? Find(IEnumerable<WorkerEntry> workers) => workers
        .Where(worker => worker.IsLive)
        .GroupBy(worker => worker.Report.Configuration, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .ThenByDescending(group => group.Min(worker => worker.ConfiguredAt))
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;
}
