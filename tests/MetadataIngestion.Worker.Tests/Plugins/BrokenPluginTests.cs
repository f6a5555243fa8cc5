using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Tests.Plugins;

public sealed class BrokenPluginTests : IDisposable
{
    private readonly PluginsDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Load_GoodPluginAmongAllTheBadOnes_StillCrawls()
    {
        string[] bad = ["newer-contract", "no-source", "throws-in-constructor", "throws-on-load", "two-sources", "unknown-service"];
        foreach (var type in bad)
            _directory.Install(type);
        _directory.Install("good");
        await using var catalog = _directory.Load();

        Assert.Equal(["good"], catalog.Plugins.Where(plugin => plugin.Status.State == PluginState.Loaded).Select(plugin => plugin.Type));
        Assert.All(catalog.Plugins.Where(plugin => plugin.Type != "good"), plugin =>
        {
            Assert.False(string.IsNullOrEmpty(plugin.Status.Reason));
            Assert.False(string.IsNullOrEmpty(plugin.Status.Remedy));
        });
        Assert.Equal(bad.Length, _directory.Log.Messages.Count(message => message.StartsWith("Warning: The plugin ", StringComparison.Ordinal)));
        Assert.Equal(["found table1", "completed test"], await Crawl.RunAsync(catalog, "good", Crawl.Options(catalog, "good")));
    }

    [Fact]
    public void Load_ManifestOfNewerContract_IsNotSupported()
    {
        _directory.Install("newer-contract");

        AssertState(PluginState.NotSupported, "It was built for version 2.0 of the contract; this host has version 1.0.");
    }

    [Fact]
    public void Load_ManifestOfOlderMajorContract_IsNotSupported()
    {
        _directory.Install("good", "contract", "0.9");

        var plugin = AssertState(PluginState.NotSupported, "It was built for version 0.9 of the contract; this host has version 1.0.");
        Assert.Equal("Install a newer version of the plugin.", plugin.Status.Remedy);
    }

    [Fact]
    public void Load_AssemblyBuiltAgainstNewerContractThanItsManifestSays_IsNotSupported()
    {
        _directory.Install("newer-contract", "contract", "1.0");

        var plugin = Load();

        Assert.Equal(PluginState.NotSupported, plugin.Status.State);
        Assert.StartsWith("It was built against MetadataIngestion.Abstractions 2.0.0.0; this host has ", plugin.Status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ModuleInitializerThrows_Malfunctions()
    {
        _directory.Install("throws-on-load");

        AssertState(PluginState.Malfunctioned, "It failed while it was created: InvalidOperationException: The license file is missing.");
    }

    [Fact]
    public void Load_ConstructorThrows_Malfunctions()
    {
        _directory.Install("throws-in-constructor");

        AssertState(PluginState.Malfunctioned, "It failed while it was created: NotSupportedException: This plugin needs another platform.");
    }

    [Fact]
    public void Load_NoSource_Malfunctions()
    {
        _directory.Install("no-source");

        AssertState(PluginState.Malfunctioned, "It has no implementation of IMetadataSource.");
    }

    [Fact]
    public void Load_TwoSources_MalfunctionsAndNamesBoth()
    {
        _directory.Install("two-sources");

        AssertState(
            PluginState.Malfunctioned,
            "It has 2 implementations of IMetadataSource: TestPlugins.EmptySource, TestPlugins.TwoSources.SecondSource.");
    }

    [Fact]
    public void Load_SourceNeedsServiceNobodyRegistered_MalfunctionsBeforeAnyCrawl()
    {
        _directory.Install("unknown-service");

        var plugin = Load();

        Assert.Equal(PluginState.Malfunctioned, plugin.Status.State);
        Assert.StartsWith("Its services cannot be built: ", plugin.Status.Reason, StringComparison.Ordinal);
        Assert.Contains("TestPlugins.UnknownService.IUnknownService", plugin.Status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PrivateLibraryIsMissing_MalfunctionsBeforeAnyCrawl()
    {
        var folder = _directory.Install("private-dependency-1");
        File.Delete(Path.Combine(folder, "PrivateLib.dll"));

        var plugin = Load();

        Assert.Equal(PluginState.Malfunctioned, plugin.Status.State);
        Assert.StartsWith("Its types cannot be loaded: FileNotFoundException: ", plugin.Status.Reason, StringComparison.Ordinal);
        Assert.Contains("PrivateLib, Version=1.0.0.0", plugin.Status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AssemblyIsNoAssembly_Malfunctions()
    {
        var folder = _directory.Install("good");
        File.WriteAllText(Path.Combine(folder, "TestPlugins.Good.dll"), "no assembly");

        var plugin = Load();

        Assert.Equal(PluginState.Malfunctioned, plugin.Status.State);
        Assert.StartsWith("Its assembly cannot be loaded: BadImageFormatException: ", plugin.Status.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type", "better", "plugin.json has the type better, the plugin says good")]
    [InlineData("version", "1.2.4", "plugin.json has the version 1.2.4.0, the plugin says 1.2.3.0")]
    public void Load_DescriptorDisagreesWithManifest_Malfunctions(string key, string value, string problem)
    {
        _directory.Install("good", key, value);

        AssertState(PluginState.Malfunctioned, $"Its descriptor is wrong: {problem}.");
    }

    [Fact]
    public void Load_SameVersionWithMoreParts_IsLoaded()
    {
        _directory.Install("good", "version", "1.2.3.0");

        Assert.Equal(PluginState.Loaded, Load().Status.State);
    }

    private Plugin AssertState(PluginState state, string reason)
    {
        var plugin = Load();
        Assert.Equal(reason, plugin.Status.Reason);
        Assert.Equal(state, plugin.Status.State);
        Assert.False(string.IsNullOrEmpty(plugin.Status.Remedy));
        return plugin;
    }

    private Plugin Load() => Assert.Single(_directory.Load().Plugins);
}
