using System.Text.Json.Nodes;
using MetadataIngestion.TestKit;
using MetadataIngestion.Worker.Plugins;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Tests.Plugins;

/// <summary>A plugins directory of a test's own, filled with copies of the compiled test plugins.</summary>
internal sealed class PluginsDirectory : IDisposable
{
    private static readonly string Compiled = System.IO.Path.Combine(AppContext.BaseDirectory, "test-plugins");

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public string Path { get; } = Directory.CreateTempSubdirectory("plugins-").FullName;

    public LogCollector Log { get; } = new();

    /// <summary>Copies a test plugin in; returns its folder.</summary>
    public string Install(string type, string? folder = null)
    {
        var target = Directory.CreateDirectory(System.IO.Path.Combine(Path, folder ?? type)).FullName;
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Compiled, type)))
            File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)));

        return target;
    }

    /// <summary>Copies a test plugin in and changes one value of its manifest.</summary>
    public string Install(string type, string key, string value)
    {
        var folder = Install(type);
        var path = System.IO.Path.Combine(folder, "plugin.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest[key] = value;
        File.WriteAllText(path, manifest.ToJsonString());
        return folder;
    }

    public PluginCatalog Discover(PluginOptions? options = null)
    {
        options ??= new PluginOptions();
        options.Directory = Path;
        return PluginCatalog.Discover(options, LoggerFactory.Create(logging => logging.AddProvider(Log)), new FixedClock(Now));
    }

    /// <summary>Discovers and loads everything.</summary>
    public PluginCatalog Load(PluginOptions? options = null)
    {
        var catalog = Discover(options);
        catalog.LoadAll();
        return catalog;
    }

    public void Dispose()
    {
        // Windows keeps the files of loaded assemblies until the process ends.
        if (!OperatingSystem.IsWindows())
            Directory.Delete(Path, recursive: true);
    }
}
