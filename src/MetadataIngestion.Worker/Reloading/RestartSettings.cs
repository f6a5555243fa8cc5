using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Reloading;

/// <summary>The settings that a running service cannot change.</summary>
internal static class RestartSettings
{
    private static readonly string[] Sections =
        ["Ingestion:Store", "Ingestion:Plugins", "Ingestion:Cluster", "Ingestion:Api", "Ingestion:Service", "Ingestion:Scheduling:MaxConcurrentCrawls", "Logging"];

    /// <summary>Those that differ between what the process started with and what the files say now.</summary>
    public static IReadOnlyList<string> Changed(LoadedConfiguration started, LoadedConfiguration now) =>
        [.. Sections.Where(section => NodeFingerprint.Of(started.Tree.Resolve(section)) != NodeFingerprint.Of(now.Tree.Resolve(section)))];
}
