using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>The native library behind the Kafka client. Linux takes it from the system's packages, other systems bring it along.</summary>
public static class KafkaLibrary
{
    private const string Name = "librdkafka";

    private static readonly Lazy<string> Loaded = new(LoadOnce);

    /// <summary>Loads the library, if that was not done yet.</summary>
    /// <returns>Its version.</returns>
    /// <exception cref="SinkException">There is none. The message says what to install.</exception>
    public static string Load()
    {
        try
        {
            return Loaded.Value;
        }
        catch (Exception cause) when (cause is DllNotFoundException or BadImageFormatException or InvalidOperationException or TypeInitializationException)
        {
            throw new SinkException(
                "The native library librdkafka, which sinks of type kafka need, cannot be loaded. Install it: the package is librdkafka1 on Debian and Ubuntu, "
                + "librdkafka on Fedora, Red Hat, Alpine and Homebrew. Then start the program again.",
                cause);
        }
    }

    private static string LoadOnce()
    {
        NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, Resolve);
        return Library.VersionString;
    }

    /// <summary>What comes with the program goes first; the system's packages name the library by its interface's version.</summary>
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (NativeLibrary.TryLoad(name, assembly, searchPath, out var own))
            return own;

        var installed = OperatingSystem.IsMacOS() ? "librdkafka.1.dylib" : "librdkafka.so.1";
        return name == Name && NativeLibrary.TryLoad(installed, assembly, searchPath, out var found) ? found : 0;
    }
}
