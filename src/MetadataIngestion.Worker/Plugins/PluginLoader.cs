using System.Reflection;
using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>Loads a plugin whose manifest is sound. Whatever goes wrong in a plugin comes out as a <see cref="PluginLoadException"/>.</summary>
internal sealed class PluginLoader(PluginOptions options, PluginServices services)
{
    private const string AskAuthor = "Ask the plugin's author for a corrected version, or add its type to Ingestion:Plugins:Disabled.";

    private readonly AssemblyAllowList _allowList = new(options.AllowedSha256);
    private readonly NativeLibraryMap _nativeLibraries = new(options.NativeLibraries);

    private readonly Dictionary<string, IConfigurationSection> _settings = new(options.Settings, StringComparer.OrdinalIgnoreCase);

    public LoadedPlugin Load(PluginManifest manifest, string directory)
    {
        var path = Path.Combine(directory, manifest.Assembly);
        var assembly = Try("Its assembly cannot be loaded", () => LoadAssembly(manifest, path));
        var types = Try("Its types cannot be loaded", assembly.GetTypes);
        var plugin = Try("It failed while it was created", () => CreatePlugin(types));
        var descriptor = Try("It failed while it described itself", () => DescriptorCheck.Verify(plugin.Descriptor, manifest));
        var provider = Try("Its services cannot be built", () => services.Build(plugin, descriptor.OptionsType, Settings(manifest.Type)));
        return new LoadedPlugin(descriptor, provider);
    }

    private Assembly LoadAssembly(PluginManifest manifest, string path)
    {
        VerifySum(manifest, path);
        _allowList.VerifyFolder(Path.GetDirectoryName(path)!);
        var assembly = new PluginLoadContext(manifest.Type, path, _allowList, _nativeLibraries).LoadFromAssemblyPath(path);
        SharedAssemblies.Verify(assembly);
        return assembly;
    }

    private static void VerifySum(PluginManifest manifest, string path)
    {
        if (manifest.Sha256 is null)
            return;

        var actual = AssemblyAllowList.Sum(path);
        if (actual != manifest.Sha256)
            throw new PluginLoadException(
                PluginState.Malfunctioned,
                $"{manifest.Assembly} is not the file that plugin.json names: its SHA-256 is {actual}, not {manifest.Sha256}.",
                "Install the plugin again from a source you trust.");
    }

    private static IConnectorPlugin CreatePlugin(Type[] types)
    {
        var plugins = types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IConnectorPlugin))).ToList();
        if (plugins.Count == 1)
            return (IConnectorPlugin)Activator.CreateInstance(plugins[0], nonPublic: true)!;

        throw new PluginLoadException(
            PluginState.Malfunctioned,
            plugins.Count == 0
                ? "It has no implementation of IConnectorPlugin."
                : $"It has {plugins.Count} implementations of IConnectorPlugin: {string.Join(", ", plugins)}.",
            AskAuthor);
    }

    private IConfiguration Settings(string type) =>
        _settings.GetValueOrDefault(type) ?? (IConfiguration)new ConfigurationBuilder().Build();

    private static T Try<T>(string failure, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is not PluginLoadException)
        {
            throw new PluginLoadException(PluginState.Malfunctioned, $"{failure}: {PluginFailure.Describe(e)}", AskAuthor, e);
        }
    }
}
