using Microsoft.Extensions.Configuration;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>
/// Where the plugins are and which of them may be used: the section <c>Ingestion:Plugins</c>. Read once at start; a loaded plugin
/// cannot be unloaded, so a change takes a restart.
/// </summary>
internal sealed class PluginOptions
{
    /// <summary>
    /// The folder that holds one folder for each plugin. A relative path is resolved against the folder of the executable. The
    /// default is <c>plugins</c>.
    /// </summary>
    public string Directory { get; set; } = "plugins";

    /// <summary>
    /// The full paths of the folders of plugins that the command line names, which come before those in <see cref="Directory"/>. Not part of
    /// the configuration.
    /// </summary>
    internal IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>
    /// The SHA-256 sums, in hexadecimal, of the files that plugins may load: every assembly and native library in a plugin's folder must
    /// be on the list. The default is an empty list, which allows everything.
    /// </summary>
    public List<string> AllowedSha256 { get; set; } = [];

    /// <summary>The types of plugins that are not to be used, such as <c>postgresql</c>. The default is none.</summary>
    public List<string> Disabled { get; set; } = [];

    /// <summary>
    /// The system's name or the full path of native libraries, by the name that plugins ask for: <c>librdkafka</c> to
    /// <c>librdkafka.so.1</c>. Comes before the libraries in a plugin's own folder. The default is empty.
    /// </summary>
    public Dictionary<string, string> NativeLibraries { get; set; } = [];

    /// <summary>
    /// Settings of the plugins themselves, as opposed to those of a source, by plugin type. Handed to the plugin as they are. The default
    /// is empty.
    /// </summary>
    public Dictionary<string, IConfigurationSection> Settings { get; set; } = [];
}
