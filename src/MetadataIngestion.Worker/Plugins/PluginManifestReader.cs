using System.Text.Json;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Worker.Plugins;

/// <summary>Reads and checks a plugin's manifest. Keys it does not know are left to newer hosts.</summary>
internal static partial class PluginManifestReader
{
    public const string FileName = "plugin.json";

    private const string Remedy =
        "Mend plugin.json: {\"type\": \"my-connector\", \"assembly\": \"My.Connector.dll\", \"contract\": \"1.0\", \"version\": \"1.2.3\"}, or remove the folder.";

    public static PluginManifest Read(string directory)
    {
        var json = ReadFile(Path.Combine(directory, FileName));
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Check(document.RootElement)
                : throw Broken("plugin.json must hold one JSON object.");
        }
        catch (JsonException e)
        {
            throw Broken($"plugin.json is not valid JSON: {e.Message}", e);
        }
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (FileNotFoundException e)
        {
            throw Broken("The folder has no plugin.json.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PluginLoadException(PluginState.Malfunctioned, $"plugin.json cannot be read: {e.Message}", "Make the file readable for the account of the host.", e);
        }
    }

    private static PluginManifest Check(JsonElement root)
    {
        var problems = new List<string>();
        var type = Text(root, "type", TypePattern(), "lower-case letters, digits and dashes", problems);
        var assembly = Text(root, "assembly", AssemblyPattern(), "the plain file name of a .dll in the same folder", problems);
        var contract = Text(root, "contract", ContractPattern(), "a version such as 1.0", problems);
        var version = Text(root, "version", VersionPattern(), "a version such as 1.2.3", problems);
        var sha256 = root.TryGetProperty("sha256", out _)
            ? Text(root, "sha256", Sha256Pattern(), "64 hexadecimal digits", problems)
            : null;

        return problems.Count == 0
            ? new PluginManifest(type, assembly, Version.Parse(contract), Version.Parse(version), sha256?.ToLowerInvariant())
            : throw Broken($"plugin.json: {string.Join("; ", problems)}.");
    }

    private static string Text(JsonElement root, string name, Regex pattern, string expected, List<string> problems)
    {
        if (!root.TryGetProperty(name, out var value))
        {
            problems.Add($"\"{name}\" is missing");
            return "";
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (value.ValueKind != JsonValueKind.String || !pattern.IsMatch(text))
            problems.Add($"\"{name}\" must be {expected}, not '{text}'");

        return text;
    }

    private static PluginLoadException Broken(string reason, Exception? cause = null) =>
        new(PluginState.Malfunctioned, reason, Remedy, cause);

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex TypePattern();

    // No separator of any platform and no drive: the assembly can only lie in the manifest's own folder.
    [GeneratedRegex(@"\A[^/\\:]+\.dll\z")]
    private static partial Regex AssemblyPattern();

    [GeneratedRegex(@"\A\d{1,5}\.\d{1,5}\z")]
    private static partial Regex ContractPattern();

    [GeneratedRegex(@"\A\d{1,9}(\.\d{1,9}){1,3}\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"\A[0-9a-fA-F]{64}\z")]
    private static partial Regex Sha256Pattern();
}
