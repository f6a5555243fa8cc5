using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Plugins;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists the plugins, with the reason and the remedy for those that cannot be used.</summary>
internal sealed class PluginsVerb() : Verb("plugins", "List the connectors and their state", "plugins", "plugins --output json")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        runtime.Plugins.LoadAll();
        if (context.IsJson)
        {
            foreach (var plugin in runtime.Plugins.Plugins)
                JsonLines.Write(context, Describe(plugin));
            return ExitCodes.Ok;
        }

        if (runtime.Plugins.Plugins.Count == 0)
            context.Messages.Warning($"There is no plugin in {runtime.Plugins.Directory}. Install one there, or correct Ingestion:Plugins:Directory.");
        else
            context.Tables.Print(["type", "name", "version", "contract", "stability", "state", "capabilities"], runtime.Plugins.Plugins.Select(Row));
        foreach (var plugin in runtime.Plugins.Plugins.Where(plugin => plugin.Status.Reason is not null))
            context.Output.Text.Write($"{plugin.Type}: {plugin.Status.Reason} {plugin.Status.Remedy}\n");
        return ExitCodes.Ok;
    }

    private static JsonObject Describe(Plugin plugin) => new()
    {
        ["type"] = plugin.Type,
        ["name"] = plugin.Descriptor?.DisplayName,
        ["platform"] = plugin.Descriptor?.Platform,
        ["version"] = plugin.Manifest?.Version.ToString(),
        ["contract"] = plugin.Manifest?.Contract.ToString(),
        ["stability"] = plugin.Descriptor?.Stability.ToString(),
        ["state"] = plugin.Status.State.ToString(),
        ["reason"] = plugin.Status.Reason,
        ["remedy"] = plugin.Status.Remedy,
        ["directory"] = plugin.Directory,
        ["capabilities"] = new JsonArray([.. (plugin.Descriptor?.Capabilities ?? []).Select(capability => JsonValue.Create(capability.Name))]),
    };

    private static string[] Row(Plugin plugin) =>
    [
        plugin.Type,
        plugin.Descriptor?.DisplayName ?? "-",
        plugin.Manifest?.Version.ToString() ?? "-",
        plugin.Manifest?.Contract.ToString() ?? "-",
        plugin.Descriptor?.Stability.ToString() ?? "-",
        plugin.Status.State.ToString(),
        string.Join(", ", (plugin.Descriptor?.Capabilities ?? []).Select(capability => capability.Name)),
    ];
}
