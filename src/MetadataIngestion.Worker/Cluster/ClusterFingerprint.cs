using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>Tells whether two workers have the same configuration, but for what each may have its own of.</summary>
internal static class ClusterFingerprint
{
    private const int Length = 16;

    // How a worker reaches the store and its callers, and how much it does at once, is its own matter.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase) { "Store", "Plugins", "Cluster", "Api", "Service", "Scheduling" };

    public static string Of(LoadedConfiguration configuration)
    {
        var ingestion = configuration.Tree.Find("Ingestion") as ObjectNode;
        var shared = new ObjectNode("Ingestion", configuration.Tree.Location);
        foreach (var (name, section) in ingestion?.Members ?? [])
        {
            if (!Own.Contains(name))
                shared.Set(name, section);
        }

        return NodeFingerprint.Of(shared, configuration.Tree.Resolve("Ingestion:Scheduling:MaxConcurrentByType"))[..Length];
    }
}
