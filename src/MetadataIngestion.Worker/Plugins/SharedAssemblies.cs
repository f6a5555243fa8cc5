using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.Loader;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>
/// The assemblies whose types host and plugins exchange: both must use the host's copy, whatever a plugin brings along. Everything
/// else that a plugin brings along is its own.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "MetadataIngestion.Abstractions",
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Diagnostics.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives");

    public static bool Contains(AssemblyName name) => name.Name is not null && Names.Contains(name.Name);

    /// <summary>Refuses an assembly that was built against a newer shared assembly than the host has, before any of its code runs.</summary>
    public static void Verify(Assembly plugin)
    {
        foreach (var needed in plugin.GetReferencedAssemblies().Where(Contains))
        {
            var host = AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(needed.Name!)).GetName();
            if (needed.Version > host.Version)
                throw new PluginLoadException(
                    PluginState.NotSupported,
                    $"It was built against {needed.Name} {needed.Version}; this host has {host.Version}.",
                    "Update the host, or install the version of the plugin that was built for this host.");
        }
    }
}
