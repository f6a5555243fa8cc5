using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace Samples.HelloConnector.Tests;

/// <summary>The steps of samples/HelloConnector/README.md, as a newcomer takes them.</summary>
public sealed class TemplateTests : IDisposable
{
    private const string SdkVersion = "0.1.0-newcomer";

    private readonly CleanFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Template_FromACleanFolder_BecomesAPluginThatCrawls()
    {
        await PackAsync("src", "MetadataIngestion.Abstractions");
        await PackAsync("tests", "MetadataIngestion.TestKit");
        await _folder.NewAsync("install", Repository.PathOf("samples", "HelloConnector"));
        await _folder.NewAsync("metadata-connector", "--name", "Acme.Parcels", "--sdk-version", SdkVersion);

        var tests = await _folder.DotnetAsync("test", Path.Combine("Acme.Parcels", "Acme.Parcels.Tests"), "--configuration", "Release");
        Assert.Contains("Passed!", tests, StringComparison.Ordinal);

        var output = _folder.Full("Acme.Parcels", "Acme.Parcels", "bin", "Release", "net10.0");
        var sample = Path.Combine("Acme.Parcels", "Acme.Parcels", "sample.json");
        var preview = await _folder.ProgramAsync("crawl", "packages", "--plugin", output, "--dry-run", "--config", sample);
        Assert.Contains("parcels.parcel", preview, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Full("Acme.Parcels", "Acme.Parcels", "data")));

        Install(output, "acme-parcels");
        var plugins = $"--Ingestion:Plugins:Directory={_folder.Full("plugins")}";
        Assert.Contains("Loaded", await _folder.ProgramAsync("plugins", "--config", sample, plugins), StringComparison.OrdinalIgnoreCase);
        using var report = JsonDocument.Parse(await _folder.ProgramAsync("crawl", "packages", "--output", "json", "--config", sample, plugins));
        Assert.Equal("Succeeded", report.RootElement.GetProperty("status").GetString());
        Assert.Equal(6, report.RootElement.GetProperty("entities").GetProperty("added").GetInt32());
    }

    [Fact]
    public void Template_Default_NamesTheSdkOfThisRepository()
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("samples", "HelloConnector", ".template.config", "template.json")));
        var version = System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(AssetPath).Assembly.Location).ProductVersion!.Split('+')[0];

        Assert.Equal(version, template.RootElement.GetProperty("symbols").GetProperty("sdk-version").GetProperty("defaultValue").GetString());
    }

    // A version of its own, so that no package from elsewhere stands in for it; outside the repository, so that nothing is built there.
    private Task<string> PackAsync(string folder, string project) => _folder.DotnetAsync(
        "pack", Repository.PathOf(folder, project), "--configuration", "Release", "--output", _folder.Full("feed"), "--artifacts-path", _folder.Full("artifacts"),
        $"-p:Version={SdkVersion}");

    private void Install(string output, string type)
    {
        var target = Directory.CreateDirectory(_folder.Full("plugins", type)).FullName;
        foreach (var file in Directory.EnumerateFiles(output))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }
}
