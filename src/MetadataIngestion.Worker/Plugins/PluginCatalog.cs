using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>
/// The plugins of this host. Discovery reads manifests only; a plugin is loaded when something is first asked of it. A plugin that
/// cannot be used says so in its status and fails only what needs it. Safe to use from any thread.
/// </summary>
internal sealed class PluginCatalog : IAsyncDisposable
{
    private readonly Dictionary<string, Plugin> _byType = new(StringComparer.OrdinalIgnoreCase);

    private PluginCatalog(string directory, IReadOnlyList<Plugin> plugins)
    {
        Directory = directory;
        Plugins = plugins;

        // The folder of a plugin without a sound manifest only answers for a type that no other plugin has.
        foreach (var plugin in plugins.OrderBy(plugin => plugin.Manifest is null))
            _byType.TryAdd(plugin.Type, plugin);
    }

    /// <summary>The full path of the folder that was searched.</summary>
    public string Directory { get; }

    /// <summary>Every folder found there, usable or not, in the ordinal order of the folders' names.</summary>
    public IReadOnlyList<Plugin> Plugins { get; }

    public static PluginCatalog Discover(PluginOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        var logger = loggerFactory.CreateLogger<PluginCatalog>();
        var directory = Path.GetFullPath(options.Directory, AppContext.BaseDirectory);
        var loader = new PluginLoader(options, new PluginServices(loggerFactory, timeProvider));
        return new PluginCatalog(directory, new PluginDiscovery(options, loader, logger).Discover(directory));
    }

    /// <summary>Loads every plugin that can be, so that all states are known.</summary>
    public void LoadAll()
    {
        foreach (var plugin in Plugins)
            plugin.Load();
    }

    /// <summary>What the connector of a type is and can do, its options type among it.</summary>
    /// <exception cref="PluginUnavailableException">There is no such plugin, or it cannot be used.</exception>
    public ConnectorDescriptor GetDescriptor(string type) => Load(type).Descriptor;

    /// <summary>What the plugin's own validators object to in bound options; empty when nothing.</summary>
    /// <exception cref="PluginUnavailableException">There is no such plugin, or it cannot be used.</exception>
    public IReadOnlyList<string> ValidateOptions(string type, object options) => Load(type).ValidateOptions(options);

    /// <summary>A source for one crawl with these options, which are its own: no other crawl sees the instance.</summary>
    /// <param name="type">The plugin's type.</param>
    /// <param name="options">The bound options; <see langword="null"/> for a connector without options.</param>
    /// <exception cref="PluginUnavailableException">There is no such plugin, it cannot be used, or it failed to make a source.</exception>
    /// <exception cref="SourceException">The source refuses its options.</exception>
    public ValueTask<SourceLease> CreateSourceAsync(string type, object? options) => Load(type).CreateSourceAsync(options);

    public async ValueTask DisposeAsync()
    {
        foreach (var plugin in Plugins)
            await plugin.DisposeAsync();
    }

    private LoadedPlugin Load(string type)
    {
        if (!_byType.TryGetValue(type, out var plugin))
            throw new PluginUnavailableException(
                $"There is no plugin of type '{type}' in {Directory}; found: {FoundTypes()}. Correct the type, or install the plugin there.");

        return plugin.Load() ?? throw new PluginUnavailableException(
            $"The plugin '{type}' in {plugin.Directory} cannot be used ({plugin.Status.State}). {plugin.Status.Reason} {plugin.Status.Remedy}");
    }

    private string FoundTypes() => Plugins.Count == 0 ? "none" : string.Join(", ", _byType.Keys.Order(StringComparer.Ordinal));
}
