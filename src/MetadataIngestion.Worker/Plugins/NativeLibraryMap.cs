using System.Runtime.InteropServices;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>Native libraries that the configuration names, by the name that plugins ask for.</summary>
internal sealed class NativeLibraryMap(IReadOnlyDictionary<string, string> libraries)
{
    private readonly Dictionary<string, string> _libraries = new(libraries, StringComparer.OrdinalIgnoreCase);

    /// <summary>The library's handle, or zero when the configuration does not name it.</summary>
    /// <exception cref="DllNotFoundException">The configuration names it, and it cannot be loaded.</exception>
    public nint Load(string name)
    {
        if (!_libraries.TryGetValue(name, out var library))
            return 0;

        try
        {
            return NativeLibrary.Load(library);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException(
                $"The native library '{library}', which Ingestion:Plugins:NativeLibraries gives for '{name}', cannot be loaded: {e.Message} "
                + "Install it, or correct its name or path there.",
                e);
        }
    }
}
