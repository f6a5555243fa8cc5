using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Plugins;
using MetadataIngestion.Worker.Secrets;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>What the verbs work with: a configuration without problems and the parts made from it.</summary>
internal sealed class IngestionRuntime(
    LoadedConfiguration configuration,
    PluginCatalog plugins,
    IReadOnlyDictionary<string, ConfiguredSource> sources,
    IReadOnlyDictionary<string, ConfiguredSink> sinks,
    SecretRedactor redactor,
    ILoggerFactory loggers,
    TimeProvider timeProvider) : IAsyncDisposable
{
    private IMetadataStore? _store;
    private string? _scratchFolder;

    public LoadedConfiguration Configuration => configuration;

    public PluginCatalog Plugins => plugins;

    /// <summary>The enabled sources, by name.</summary>
    public IReadOnlyDictionary<string, ConfiguredSource> Sources => sources;

    /// <summary>The enabled sinks, by name.</summary>
    public IReadOnlyDictionary<string, ConfiguredSink> Sinks => sinks;

    /// <summary>The enabled sources that this worker has no connector for, each with the reason; another one of its cluster crawls them.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();

    public SecretRedactor Redactor => redactor;

    public ILoggerFactory Loggers => loggers;

    public TimeProvider TimeProvider => timeProvider;

    /// <summary>Whether there is a store to read; a shared one is taken to be there.</summary>
    public bool StoreExists => configuration.Ingestion.Store.Provider != StoreProvider.Sqlite || File.Exists(configuration.StorePath);

    /// <summary>Where sources keep what they remember between crawls: beside the store.</summary>
    public string MemoryFolder => Path.Combine(_scratchFolder ?? Path.GetDirectoryName(Path.GetFullPath(configuration.StorePath))!, "memory");

    /// <summary>The store, opened on the first call and made if there is none.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public async Task<IMetadataStore> OpenStoreAsync(CancellationToken cancellationToken)
    {
        if (_store is not null)
            return _store;

        var store = _scratchFolder is null
            ? StoreFactory.Create(configuration, timeProvider, loggers)
            : StoreFactory.CreateEmbedded(Path.Combine(_scratchFolder, "metadata.db"), timeProvider, loggers);
        await store.OpenAsync(cancellationToken);
        return _store = store;
    }

    /// <summary>Keeps a verb that writes nothing from making a store: where there is none, an empty one elsewhere stands in for it.</summary>
    public void StandInForMissingStore()
    {
        if (!StoreExists)
            _scratchFolder ??= Directory.CreateTempSubdirectory("metadata-ingestion-").FullName;
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        if (_scratchFolder is not null)
            Directory.Delete(_scratchFolder, recursive: true);
        await plugins.DisposeAsync();
        loggers.Dispose();
    }
}
