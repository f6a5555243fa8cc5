using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>Finds plugins by their manifests; loads none of their code.</summary>
internal sealed class PluginDiscovery(PluginOptions options, PluginLoader loader, ILogger logger)
{
    private readonly HashSet<string> _disabled = new(options.Disabled, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _folderByType = new(StringComparer.Ordinal);

    /// <summary>One plugin for each folder: those that the command line names, then the others in the ordinal order of the folders' names.</summary>
    public IReadOnlyList<Plugin> Discover(string directory)
    {
        var plugins = options.Folders.Concat(Folders(directory)).Distinct().Select(Inspect).ToList();
        foreach (var type in _disabled.Where(type => plugins.TrueForAll(plugin => !type.Equals(plugin.Type, StringComparison.OrdinalIgnoreCase))))
            logger.DisabledPluginUnknown(type, directory);

        return plugins;
    }

    // Folders that begin with a dot are bookkeeping of tools and mounts.
    private List<string> Folders(string directory)
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(directory)
                    .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.PluginsDirectoryUnreadable(directory, e.Message);
            return [];
        }
    }

    private Plugin Inspect(string folder)
    {
        PluginManifest? manifest = null;
        PluginStatus status;
        try
        {
            manifest = PluginManifestReader.Read(folder);
            status = Assess(manifest, folder);
        }
        catch (PluginLoadException e)
        {
            status = e.Status;
        }

        var plugin = new Plugin(folder, manifest, status, loader, logger);
        if (status.State is PluginState.NotSupported or PluginState.Malfunctioned)
            logger.PluginUnusable(plugin.Type, folder, status.State, status.Reason, status.Remedy);

        return plugin;
    }

    private PluginStatus Assess(PluginManifest manifest, string folder)
    {
        if (_folderByType.TryGetValue(manifest.Type, out var named) && options.Folders.Contains(named))
            return new PluginStatus(PluginState.Disabled, $"--plugin names another plugin of the type '{manifest.Type}', {named}.", "Leave out --plugin to use it.");

        VerifyUnique(manifest.Type, folder);
        if (_disabled.Contains(manifest.Type))
            return new PluginStatus(PluginState.Disabled, "Ingestion:Plugins:Disabled names it.", "Remove its type from there to use it.");

        VerifyContract(manifest.Contract);
        VerifyAssembly(manifest.Assembly, folder);
        return PluginStatus.Discovered;
    }

    private void VerifyUnique(string type, string folder)
    {
        if (_folderByType.TryAdd(type, folder))
            return;

        throw new PluginLoadException(
            PluginState.Malfunctioned,
            $"The plugin in {_folderByType[type]} has the same type '{type}' and comes first by the folder's name.",
            "Remove one of the two folders.");
    }

    private static void VerifyContract(Version contract)
    {
        if (ContractVersion.Supports(contract))
            return;

        throw new PluginLoadException(
            PluginState.NotSupported,
            $"It was built for version {contract} of the contract; this host has version {ContractVersion.Current}.",
            contract > ContractVersion.Current
                ? "Update the host, or install an older version of the plugin."
                : "Install a newer version of the plugin.");
    }

    private static void VerifyAssembly(string assembly, string folder)
    {
        if (!File.Exists(Path.Combine(folder, assembly)))
            throw new PluginLoadException(
                PluginState.Malfunctioned,
                $"plugin.json names the assembly {assembly}, which is not in the folder.",
                "Install the plugin again, or correct the name.");
    }
}
