using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>A plugin is chosen by its manifest before any code is loaded, so the code must agree with it.</summary>
internal static class ManifestRules
{
    public static void Check(IConnectorPlugin plugin, string folder)
    {
        var file = Path.Combine(folder, "plugin.json");
        Assert.True(File.Exists(file), $"There is no plugin.json in {folder}. Add it, copied to the output folder, or override ConnectorFolder.");
        using var manifest = JsonDocument.Parse(File.ReadAllText(file));
        var descriptor = plugin.Descriptor;
        Findings.Report(
            [
                .. Differs(manifest, "type", descriptor.Type),
                .. Differs(manifest, "assembly", $"{plugin.GetType().Assembly.GetName().Name}.dll"),
                .. Differs(manifest, "contract", descriptor.Contract.ToString()),
                .. Differs(manifest, "version", descriptor.Version.ToString()),
            ],
            "Write the same in plugin.json and in the plugin's Descriptor.");
    }

    private static IEnumerable<string> Differs(JsonDocument manifest, string key, string actual)
    {
        var written = manifest.RootElement.TryGetProperty(key, out var value) ? value.ToString() : null;
        if (written != actual)
            yield return $"plugin.json has {(written is null ? "no" : $"'{written}' as its")} {key}; the plugin has '{actual}'.";
    }
}
