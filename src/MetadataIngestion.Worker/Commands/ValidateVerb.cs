using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Reads the configuration and says whether it is right, without connecting to anything.</summary>
internal sealed class ValidateVerb() : Verb("validate", "Check the configuration without connecting to anything", "validate", "validate --config /etc/metadata-ingestion")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var files = runtime.Configuration.Files;
        foreach (var finding in runtime.Configuration.MeshFindings)
            context.Messages.Warning(ContractPrinter.Describe(finding));

        IReadOnlyList<string> names = [.. files.Parts, .. files.Overlays];
        if (context.IsJson)
        {
            JsonLines.Write(context, new JsonObject
            {
                ["valid"] = true,
                ["files"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
                ["sources"] = runtime.Sources.Count,
                ["sinks"] = runtime.Sinks.Count,
            });
            return ExitCodes.Ok;
        }

        foreach (var name in names)
            context.Output.Text.Write($"read {name}\n");
        context.Output.Text.Write($"The configuration is right: {runtime.Sources.Count} sources and {runtime.Sinks.Count} sinks are enabled.\n");
        return ExitCodes.Ok;
    }
}
