using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>
/// The native library behind the Kafka client, and what it can do. Calls that an old library does not know end the whole process, so every
/// one of them is made only where the version is known to have it.
/// </summary>
internal static class KafkaLibrary
{
    private const string Name = "librdkafka";

    private static readonly Lazy<int> Loaded = new(LoadOnce);

    /// <summary>Reading records and committed offsets.</summary>
    public static NativeVersion Reading { get; } = new(2, 1);

    /// <summary>Describing topics with their ids.</summary>
    public static NativeVersion TopicIds { get; } = new(2, 3);

    /// <summary>Listing the offsets of many partitions.</summary>
    public static NativeVersion ListingOffsets { get; } = new(2, 3);

    /// <summary>The loaded library's version.</summary>
    /// <exception cref="SourceConfigurationException">There is none. The remedy says what to install.</exception>
    public static NativeVersion Load()
    {
        try
        {
            return NativeVersion.FromNumber(Loaded.Value);
        }
        catch (Exception cause) when (cause is DllNotFoundException or BadImageFormatException or InvalidOperationException or TypeInitializationException)
        {
            throw new SourceConfigurationException(
                "The native library librdkafka, which the Kafka client needs, cannot be loaded.",
                "Install it: the package is librdkafka1 on Debian and Ubuntu, librdkafka on Fedora, Red Hat, Alpine and Homebrew. Or name its file "
                + "under Ingestion:Plugins:NativeLibraries. Then start the program again.",
                cause);
        }
    }

    /// <summary>Why a call cannot be made, for people; <see langword="null"/> when it can.</summary>
    public static string? Lacks(NativeVersion needed) => Load() is var found && found < needed
        ? string.Create(CultureInfo.InvariantCulture, $"needs librdkafka {needed} or newer; {found} is installed")
        : null;

    private static int LoadOnce()
    {
        NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, Resolve);
        return Library.Version;
    }

    /// <summary>What the configuration names or the plugin brings along goes first; the system's packages name the library by its interface's version.</summary>
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (NativeLibrary.TryLoad(name, assembly, searchPath, out var own))
            return own;

        var installed = OperatingSystem.IsMacOS() ? "librdkafka.1.dylib" : "librdkafka.so.1";
        return name == Name && NativeLibrary.TryLoad(installed, assembly, searchPath, out var found) ? found : 0;
    }
}
