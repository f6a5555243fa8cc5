using MetadataIngestion.Worker.Plugins;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Worker.Tests.Plugins;

public sealed class PluginLayoutTests
{
    private static readonly string Plugins = Path.Combine(AppContext.BaseDirectory, "plugins");

    [Theory]
    [InlineData("filelake", "MetadataIngestion.Connectors.FileLake")]
    [InlineData("kafka", "MetadataIngestion.Connectors.Kafka")]
    [InlineData("postgresql", "MetadataIngestion.Connectors.PostgreSql")]
    [InlineData("sqlserver", "MetadataIngestion.Connectors.SqlServer")]
    public void Build_Connector_IsLaidOutWithManifestAndDependencies(string type, string assembly)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Plugins, type)).Select(Path.GetFileName).ToList();

        Assert.Contains("plugin.json", files);
        Assert.Contains($"{assembly}.dll", files);
        Assert.Contains($"{assembly}.deps.json", files);
    }

    [Fact]
    public async Task Load_Connectors_AreAllUsable()
    {
        await using var catalog = PluginCatalog.Discover(new PluginOptions(), NullLoggerFactory.Instance, TimeProvider.System);
        catalog.LoadAll();

        Assert.Equal(["filelake Loaded", "kafka Loaded", "postgresql Loaded", "sqlserver Loaded"], catalog.Plugins.Select(plugin => $"{plugin.Type} {plugin.Status.State}{plugin.Status.Reason}"));
    }

    [Fact]
    public void Build_Connectors_CarryNothingThatTheHostShares()
    {
        string[] shared =
        [
            "MetadataIngestion.Abstractions.dll",
            "Microsoft.Extensions.Configuration.Abstractions.dll",
            "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
            "Microsoft.Extensions.Diagnostics.Abstractions.dll",
            "Microsoft.Extensions.Logging.Abstractions.dll",
            "Microsoft.Extensions.Options.dll",
            "Microsoft.Extensions.Primitives.dll",
        ];

        var carried = Directory.EnumerateFiles(Plugins, "*.dll", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));

        Assert.Empty(carried.Intersect(shared));
    }
}
