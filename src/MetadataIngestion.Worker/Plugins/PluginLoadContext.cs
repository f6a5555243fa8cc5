using System.Reflection;
using System.Runtime.Loader;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>
/// Where one plugin's assemblies live: its own files by its own list of dependencies, the shared assemblies and the framework from the
/// host. Not collectible, because drivers keep themselves alive; a plugin leaves with the process.
/// </summary>
internal sealed class PluginLoadContext(string name, string assemblyPath, AssemblyAllowList allowList, NativeLibraryMap nativeLibraries)
    : AssemblyLoadContext(name, isCollectible: false)
{
    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    /// <summary><see langword="null"/> leaves the assembly to the host.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (SharedAssemblies.Contains(assemblyName))
            return null;

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(Allowed(path)) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var mapped = nativeLibraries.Load(unmanagedDllName);
        if (mapped != 0)
            return mapped;

        return _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(Allowed(path)) : 0;
    }

    private string Allowed(string path) => allowList.Allows(path)
        ? path
        : throw new FileLoadException("The file is not on the list Ingestion:Plugins:AllowedSha256.", path);
}
