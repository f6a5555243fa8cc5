using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Diagnosis;

/// <summary>Looks over the sources that several workers are to share, without looking into any.</summary>
internal sealed class SplitExamination(LoadedConfiguration configuration, PluginCatalog plugins)
{
    private const string RemoveSplit = "remove Split from the source.";

    public IEnumerable<Finding> Examine() => configuration.Ingestion.Sources
        .Where(source => source.Value is { Enabled: true, Split: not null })
        .OrderBy(source => source.Key, StringComparer.OrdinalIgnoreCase)
        .Select(source => Examine($"split {source.Key}", source.Value, source.Value.Split!.Value));

    private Finding Examine(string check, SourceOptions source, int atMost) => FindObstacle(source, atMost) is { } obstacle
        ? new Finding(check, Health.Doubtful, $"one worker crawls all of it: {obstacle.Reason}", obstacle.Remedy)
        : new Finding(check, Health.Good, $"nothing stands in the way of up to {atMost} parts; each crawl plans them anew, and its report shows them");

    private (string Reason, string Remedy)? FindObstacle(SourceOptions source, int atMost)
    {
        if (atMost < 2)
            return ($"Split is {atMost}", $"Set Split to 2 or more, or {RemoveSplit}");
        if (FindObstacleOf(source.Type) is { } obstacle)
            return obstacle;
        if (configuration.Ingestion.Store.Provider == StoreProvider.Sqlite)
            return ("a sqlite store is for one worker", $"Set Ingestion:Store:Provider to postgresql and Ingestion:Cluster:Enabled to true, or {RemoveSplit}");
        if (!configuration.Ingestion.Cluster.Enabled)
            return ("this worker is not one of a cluster", $"Set Ingestion:Cluster:Enabled to true, or {RemoveSplit}");

        var gates = configuration.Policies.Gates.Select(gate => gate.Id).ToList();
        return gates.Count == 0 ? null : ($"policies that are gates judge what it proposes: {string.Join(", ", gates)}", $"Make them policies that only report, or {RemoveSplit}");
    }

    private (string Reason, string Remedy)? FindObstacleOf(string connector)
    {
        try
        {
            return plugins.GetDescriptor(connector).CanSplit ? null : ($"the connector {connector} cannot divide a source", $"In the configuration {RemoveSplit}");
        }
        catch (PluginUnavailableException exception)
        {
            return (exception.Message, "See what is said about the plugins.");
        }
    }
}
