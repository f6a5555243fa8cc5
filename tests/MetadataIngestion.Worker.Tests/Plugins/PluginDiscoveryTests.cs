using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Tests.Plugins;

public sealed class PluginDiscoveryTests : IDisposable
{
    private readonly PluginsDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Discover_DisabledPlugin_IsNeverLoaded()
    {
        _directory.Install("throws-on-load");
        await using var catalog = _directory.Load(new PluginOptions { Disabled = ["Throws-On-Load"] });

        Assert.Equal(
            new PluginStatus(PluginState.Disabled, "Ingestion:Plugins:Disabled names it.", "Remove its type from there to use it."),
            Assert.Single(catalog.Plugins).Status);
        Assert.Empty(_directory.Log.Messages);
    }

    [Fact]
    public async Task Discover_DisabledTypeThatNoPluginHas_Warns()
    {
        _directory.Install("good");
        await using var catalog = _directory.Discover(new PluginOptions { Disabled = ["goood"] });

        Assert.Equal(
            [$"Warning: Ingestion:Plugins:Disabled names goood, but there is no such plugin in {_directory.Path}"],
            _directory.Log.Messages);
    }

    [Fact]
    public async Task Discover_TwoFoldersOfOneType_FirstByOrdinalNameWins()
    {
        _directory.Install("good", folder: "b");
        _directory.Install("good", folder: "B");
        await using var catalog = _directory.Load();

        Assert.Equal(["B", "b"], catalog.Plugins.Select(plugin => Path.GetFileName(plugin.Directory)));
        Assert.Equal(PluginStatus.Loaded, catalog.Plugins[0].Status);
        Assert.Equal(
            new PluginStatus(
                PluginState.Malfunctioned,
                $"The plugin in {Path.Combine(_directory.Path, "B")} has the same type 'good' and comes first by the folder's name.",
                "Remove one of the two folders."),
            catalog.Plugins[1].Status);
    }

    [Fact]
    public async Task Discover_BrokenFolderNamedLikeAnotherPluginsType_DoesNotStandInItsWay()
    {
        Directory.CreateDirectory(Path.Combine(_directory.Path, "good"));
        _directory.Install("good", folder: "good-1.2.3");
        await using var catalog = _directory.Load();

        Assert.Equal([PluginState.Malfunctioned, PluginState.Loaded], catalog.Plugins.Select(plugin => plugin.Status.State));
        Assert.Equal(["found table1", "completed test"], await Crawl.RunAsync(catalog, "good", Crawl.Options(catalog, "good")));
    }

    [Fact]
    public async Task Discover_AssemblyNotInTheFolder_Malfunctions()
    {
        File.Delete(Path.Combine(_directory.Install("good"), "TestPlugins.Good.dll"));
        await using var catalog = _directory.Discover();

        Assert.Equal(
            "plugin.json names the assembly TestPlugins.Good.dll, which is not in the folder.",
            Assert.Single(catalog.Plugins).Status.Reason);
    }

    [Fact]
    public async Task Discover_FolderThatBeginsWithADot_IsLeftAlone()
    {
        Directory.CreateDirectory(Path.Combine(_directory.Path, "..2026_11_21"));
        _directory.Install("good");
        await using var catalog = _directory.Discover();

        Assert.Equal(["good"], catalog.Plugins.Select(plugin => plugin.Type));
    }

    [Fact]
    public async Task Discover_DirectoryDoesNotExist_FindsNothingAndWarns()
    {
        var log = new LogCollector();
        using var loggers = new Microsoft.Extensions.Logging.LoggerFactory([log]);
        var missing = Path.Combine(_directory.Path, "missing");
        await using var catalog = PluginCatalog.Discover(new PluginOptions { Directory = missing }, loggers, TimeProvider.System);

        Assert.Empty(catalog.Plugins);
        Assert.StartsWith($"Warning: There are no plugins: {missing} cannot be read", Assert.Single(log.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discover_RelativeDirectory_LiesBesideTheExecutable()
    {
        using var loggers = new Microsoft.Extensions.Logging.LoggerFactory();
        await using var catalog = PluginCatalog.Discover(new PluginOptions { Directory = "test-plugins" }, loggers, TimeProvider.System);

        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "test-plugins"), catalog.Directory);
        Assert.Contains("good", catalog.Plugins.Select(plugin => plugin.Type));
    }
}
