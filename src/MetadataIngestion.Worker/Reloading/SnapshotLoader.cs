using MetadataIngestion.Sinks;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Reloading;

/// <summary>Reads the configuration anew, with the plugins that the process started with.</summary>
internal sealed class SnapshotLoader(
    Func<LoadedConfiguration> read, PluginCatalog plugins, IReadOnlyDictionary<string, ISinkFactory> sinkFactories, TimeProvider timeProvider)
{
    /// <summary>Makes a snapshot of what the files say now. Nothing is connected to.</summary>
    /// <param name="revision">The snapshot's number.</param>
    /// <returns>What was read, and the snapshot unless what was read has problems.</returns>
    /// <exception cref="ConfigurationException">There is nothing to read.</exception>
    public (LoadedConfiguration Read, IngestionSnapshot? Snapshot) Load(long revision)
    {
        var configuration = read();
        var binder = new SourceBinder(plugins, configuration) { Refuses = configuration.Ingestion.Cluster.Enabled };
        var sources = binder.Bind();
        var sinks = new SinkBinder(sinkFactories, configuration).Bind();
        var snapshot = configuration.Problems.Count > 0
            ? null
            : new IngestionSnapshot(revision, timeProvider.GetUtcNow(), configuration, sources, sinks) { Refused = binder.Refused };
        return (configuration, snapshot);
    }
}
