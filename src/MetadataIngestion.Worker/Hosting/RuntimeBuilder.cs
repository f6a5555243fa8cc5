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
    /// <exception cref="ConfigurationException">Something is wrong with the configuration.</exception>
    public IngestionRuntime Build(LoadedConfiguration configuration, ILoggerFactory loggers, bool withSources)
    {
        var plugins = PluginCatalog.Discover(configuration.Ingestion.Plugins, loggers, timeProvider);
        var sources = withSources ? new SourceBinder(plugins, configuration).Bind() : Empty<ConfiguredSource>();
        var sinks = withSources ? new SinkBinder(sinkFactories, configuration).Bind() : Empty<ConfiguredSink>();
        configuration.Problems.ThrowIfAny();
        return new IngestionRuntime(configuration, plugins, sources, sinks, redactor, loggers, timeProvider);
    }

    private static SortedDictionary<string, T> Empty<T>() => [];
}
