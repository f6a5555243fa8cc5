using System.Text.Json;
using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests;

public sealed class FileLakeConnectorPluginTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "connectors", "FileLake");

    [Fact]
    public void Descriptor_AgreesWithTheManifest()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "plugin.json")));
        var descriptor = new FileLakeConnectorPlugin().Descriptor;
        Assert.Equal(manifest.RootElement.GetProperty("type").GetString(), descriptor.Type);
        Assert.Equal(manifest.RootElement.GetProperty("contract").GetString(), descriptor.Contract.ToString());
        Assert.Equal(manifest.RootElement.GetProperty("version").GetString(), descriptor.Version.ToString());
        Assert.True(ContractVersion.Supports(descriptor.Contract));
    }

    [Fact]
    public void Sample_NamesOptionsThatExist()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "sample.json")));
        foreach (var source in sample.RootElement.GetProperty("Ingestion").GetProperty("Sources").EnumerateObject())
        {
            Assert.Equal("filelake", source.Value.GetProperty("Type").GetString());
            Assert.All(
                source.Value.GetProperty("Options").EnumerateObject(),
                option => Assert.NotNull(typeof(FileLakeOptions).GetProperty(option.Name)));
        }
    }
}
