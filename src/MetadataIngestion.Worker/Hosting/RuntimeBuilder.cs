using MetadataIngestion.Sinks;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Plugins;
using MetadataIngestion.Worker.Secrets;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Makes the runtime of a configuration, or says everything that is wrong with it.</summary>
internal sealed class RuntimeBuilder(IReadOnlyDictionary<string, ISinkFactory> sinkFactories, TimeProvider timeProvider, SecretRedactor redactor)
{
    /// <summary>Makes the runtime. Nothing is connected to.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="loggers">Taken over: the runtime disposes them.</param>
    /// <param name="withSources">Whether sources and sinks will be used.</param>
    /// <param name="refuses">Whether sources without a connector are left to other workers; see <see cref="SourceBinder.Refuses"/>.</param>
    /// <exception cref="ConfigurationException">Something is wrong with the configuration.</exception>
    public IngestionRuntime Build(LoadedConfiguration configuration, ILoggerFactory loggers, bool withSources, bool refuses = false)
    {
        var plugins = PluginCatalog.Discover(configuration.Ingestion.Plugins, loggers, timeProvider);
        var binder = new SourceBinder(plugins, configuration) { Refuses = refuses };
        var sources = withSources ? binder.Bind() : Empty<ConfiguredSource>();
        var sinks = withSources ? new SinkBinder(sinkFactories, configuration).Bind() : Empty<ConfiguredSink>();
        configuration.Problems.ThrowIfAny();
        return new IngestionRuntime(configuration, plugins, sources, sinks, redactor, loggers, timeProvider) { Refused = binder.Refused };
    }

    private static SortedDictionary<string, T> Empty<T>() => [];
}
