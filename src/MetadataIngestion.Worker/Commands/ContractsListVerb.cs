using System.Text.Json.Nodes;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lists the contracts of the configuration and what they are about, without connecting to anything.</summary>
internal sealed class ContractsListVerb() : Verb("list", "List the contracts of the configuration and what they are about", "contracts list", "contracts list --output json")
{
    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: false);
        var catalog = runtime.Configuration.Contracts;
        var targets = catalog.Targets.All.ToLookup(target => target.Contract);
        if (context.IsJson)
        {
            foreach (var contract in catalog.Contracts)
                JsonLines.Write(context, Describe(contract, targets[contract]));
            foreach (var finding in catalog.Findings)
                JsonLines.Write(context, ContractPrinter.ToJson(finding));
            return ExitCodes.Ok;
        }

        if (catalog.Count == 0)
            context.Hint($"There are no contracts in {runtime.Configuration.MeshFolder}.");
        else
            context.Tables.Print(["contract", "version", "status", "datasets", "file"], catalog.Contracts.Select(contract => Row(contract, targets[contract])));
        foreach (var finding in catalog.Findings)
            context.Messages.Warning(ContractPrinter.Describe(finding));
        return ExitCodes.Ok;
    }

    private static string[] Row(Contract contract, IEnumerable<ContractTarget> targets) =>
    [
        contract.Id,
        contract.Version,
        StatusOf(contract),
        string.Join(", ", targets.Select(target => $"{target.Platform} {target.Wanted}").Distinct()),
        contract.File,
    ];

    private static JsonObject Describe(Contract contract, IEnumerable<ContractTarget> targets) => new()
    {
        ["contract"] = contract.Id,
        ["version"] = contract.Version,
        ["name"] = contract.Name,
        ["status"] = StatusOf(contract),
        ["domain"] = contract.Domain,
        ["file"] = contract.File,
        ["datasets"] = new JsonArray([.. targets.Select(target => new JsonObject { ["schema"] = target.Schema.Name, ["server"] = target.Server.Name, ["platform"] = target.Platform, ["name"] = target.Wanted })]),
    };

    private static string StatusOf(Contract contract) => contract.Status.ToString().ToLowerInvariant();
}
