using System.CommandLine;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Names plugins outside the plugins directory, by their folders, such as the output folder of a connector that is being written.</summary>
internal sealed class PluginOption : Option<string[]>
{
    public PluginOption()
        : base("--plugin")
    {
        Description = "Also use the plugin in this folder, before any other of its type; may be repeated";
        HelpName = "FOLDER";
    }

    /// <exception cref="UsageException">There is no such folder.</exception>
    public IReadOnlyList<string> Read(VerbContext context) =>
        [.. (context.Arguments.GetValue(this) ?? []).Select(path => Resolve(path, context.Environment.CurrentDirectory))];

    private static string Resolve(string path, string currentDirectory)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, currentDirectory));
        return Directory.Exists(folder)
            ? folder
            : throw new UsageException($"--plugin: there is no folder {folder}. Name the folder that holds the connector's plugin.json and its assembly.");
    }
}
