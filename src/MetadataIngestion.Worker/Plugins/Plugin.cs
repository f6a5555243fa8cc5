using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>One folder of the plugins directory, whatever became of it. Safe to use from any thread.</summary>
internal sealed class Plugin(string directory, PluginManifest? manifest, PluginStatus status, PluginLoader loader, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _loading = new();
    private volatile PluginStatus _status = status;
    private volatile LoadedPlugin? _loaded;

    /// <summary>The name that configurations use; the folder's name when there is no sound manifest.</summary>
    public string Type { get; } = manifest?.Type ?? Path.GetFileName(directory);

    public string Directory => directory;

    /// <summary><see langword="null"/> when it cannot be read.</summary>
    public PluginManifest? Manifest => manifest;

    public PluginStatus Status => _status;

    /// <summary>What the plugin says of itself; <see langword="null"/> unless it is loaded.</summary>
    public ConnectorDescriptor? Descriptor => _loaded?.Descriptor;

    /// <summary>Loads the plugin unless that has been tried before.</summary>
    /// <returns><see langword="null"/> when it cannot be used; <see cref="Status"/> says why.</returns>
    public LoadedPlugin? Load()
    {
        lock (_loading)
        {
            if (_status.State == PluginState.Discovered)
                _status = TryLoad(manifest!);

            return _loaded;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_loaded?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception e)
        {
            logger.PluginDisposalFailed(e, Type);
        }
    }

    private PluginStatus TryLoad(PluginManifest sound)
    {
        try
        {
            _loaded = loader.Load(sound, directory);
            logger.PluginLoaded(Type, sound.Version, directory);
            return PluginStatus.Loaded;
        }
        catch (PluginLoadException e)
        {
            logger.PluginUnusable(Type, directory, e.Status.State, e.Status.Reason, e.Status.Remedy);
            return e.Status;
        }
    }
}
