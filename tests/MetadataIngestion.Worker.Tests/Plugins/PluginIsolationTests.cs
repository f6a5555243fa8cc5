using MetadataIngestion.Abstractions;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Tests.Plugins;

public sealed class PluginIsolationTests : IDisposable
{
    private readonly PluginsDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Crawl_PluginCarriesTheContract_UsesTheHosts()
    {
        var folder = _directory.Install("carries-contract");
        Assert.True(File.Exists(Path.Combine(folder, "MetadataIngestion.Abstractions.dll")));
        Assert.True(File.Exists(Path.Combine(folder, "Microsoft.Extensions.DependencyInjection.Abstractions.dll")));
        await using var catalog = _directory.Discover();

        await using var lease = await catalog.CreateSourceAsync("carries-contract", null);

        Assert.IsAssignableFrom<IMetadataSource>(lease.Source);
        Assert.Equal(["completed test"], await Crawl.RunAsync(catalog, "carries-contract"));
    }

    [Fact]
    public async Task Crawl_TwoPluginsWithTwoEditionsOfOneLibrary_EachUsesItsOwn()
    {
        _directory.Install("private-dependency-1");
        _directory.Install("private-dependency-2");
        await using var catalog = _directory.Load();

        Assert.Equal(["PrivateLib, the first edition"], await Crawl.RunAsync(catalog, "private-dependency-1"));
        Assert.Equal(["PrivateLib, the second edition"], await Crawl.RunAsync(catalog, "private-dependency-2"));
    }

    [Fact]
    public async Task Crawl_NativeLibraryInTheMap_IsLoadedUnderTheMappedName()
    {
        var systemLibrary = OperatingSystem.IsWindows() ? "ucrtbase.dll" : OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc.so.6";
        _directory.Install("native");
        await using var catalog = _directory.Discover(new PluginOptions { NativeLibraries = { ["libtestplugin"] = systemLibrary } });

        Assert.Equal(["abs(-42) is 42"], await Crawl.RunAsync(catalog, "native"));
    }

    [Fact]
    public async Task Crawl_MappedNativeLibraryIsMissing_NamesTheSetting()
    {
        _directory.Install("native");
        await using var catalog = _directory.Discover(new PluginOptions { NativeLibraries = { ["libtestplugin"] = "libnowhere.so.9" } });

        var failure = await Assert.ThrowsAsync<DllNotFoundException>(() => Crawl.RunAsync(catalog, "native"));

        Assert.StartsWith(
            "The native library 'libnowhere.so.9', which Ingestion:Plugins:NativeLibraries gives for 'libtestplugin', cannot be loaded: ",
            failure.Message,
            StringComparison.Ordinal);
    }
}
