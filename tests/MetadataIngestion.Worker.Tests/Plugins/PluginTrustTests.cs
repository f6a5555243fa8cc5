using System.Reflection;
using System.Security.Cryptography;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Tests.Plugins;

public sealed class PluginTrustTests : IDisposable
{
    private const string OtherSum = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly PluginsDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Load_ManifestWithTheRightSum_IsLoaded()
    {
        var sum = SumOf(_directory.Install("good", "first"), "TestPlugins.Good.dll");
        Directory.Delete(Path.Combine(_directory.Path, "first"), recursive: true);
        _directory.Install("good", "sha256", sum.ToUpperInvariant());

        Assert.Equal(PluginStatus.Loaded, Load().Status);
    }

    [Fact]
    public void Load_ManifestWithAnotherSum_IsRefused()
    {
        var folder = _directory.Install("good", "sha256", OtherSum);

        var status = Load().Status;

        Assert.Equal(PluginState.Malfunctioned, status.State);
        Assert.Equal(
            $"TestPlugins.Good.dll is not the file that plugin.json names: its SHA-256 is {SumOf(folder, "TestPlugins.Good.dll")}, not {OtherSum}.",
            status.Reason);
    }

    [Fact]
    public void Load_AllowListWithEveryAssembly_IsLoaded()
    {
        var folder = _directory.Install("private-dependency-1");

        var status = Load(SumOf(folder, "TestPlugins.PrivateDependency1.dll"), SumOf(folder, "PrivateLib.dll").ToUpperInvariant()).Status;

        Assert.Equal(PluginStatus.Loaded, status);
    }

    [Fact]
    public void Load_AllowListWithoutTheAssembly_IsRefused()
    {
        var folder = _directory.Install("good");

        var status = Load(OtherSum).Status;

        Assert.Equal(PluginState.Malfunctioned, status.State);
        Assert.Equal($"TestPlugins.Good.dll (SHA-256 {SumOf(folder, "TestPlugins.Good.dll")}) is not on the list of allowed files.", status.Reason);
        Assert.Contains("Ingestion:Plugins:AllowedSha256", status.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AllowListWithoutAPrivateLibrary_IsRefusedBeforeAnyCrawl()
    {
        var folder = _directory.Install("private-dependency-1");

        var status = Load(SumOf(folder, "TestPlugins.PrivateDependency1.dll")).Status;

        Assert.Equal(PluginState.Malfunctioned, status.State);
        Assert.Equal($"PrivateLib.dll (SHA-256 {SumOf(folder, "PrivateLib.dll")}) is not on the list of allowed files.", status.Reason);
    }

    [Fact]
    public void LoadContext_FileNotOnTheAllowList_IsNotLoaded()
    {
        var folder = _directory.Install("private-dependency-1");
        var path = Path.Combine(folder, "TestPlugins.PrivateDependency1.dll");
        var allowed = new AssemblyAllowList([SumOf(folder, "TestPlugins.PrivateDependency1.dll")]);
        var context = new PluginLoadContext("test", path, allowed, new NativeLibraryMap(new Dictionary<string, string>()));

        Assert.NotNull(context.LoadFromAssemblyPath(path));
        Assert.Throws<FileLoadException>(() => context.LoadFromAssemblyName(new AssemblyName("PrivateLib")));
    }

    private static string SumOf(string folder, string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));

    private Plugin Load(params string[] allowed) =>
        Assert.Single(_directory.Load(new PluginOptions { AllowedSha256 = [.. allowed] }).Plugins);
}
