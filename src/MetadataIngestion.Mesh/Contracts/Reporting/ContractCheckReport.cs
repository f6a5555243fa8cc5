using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Contracts.Reporting;

/// <summary>What came of checking contracts against several sources.</summary>
internal sealed class ContractCheckReport
{
    /// <param name="catalog">The contracts.</param>
    /// <param name="inspectors">Those that looked at the sources, each with the source's name.</param>
    public ContractCheckReport(ContractCatalog catalog, IReadOnlyList<(string Source, ContractInspector Inspector)> inspectors)
    {
        Findings = catalog.Findings;
        Outcomes = [.. inspectors.SelectMany(pair => pair.Inspector.Outcomes.Select(outcome => (pair.Source, outcome)))];
        var told = inspectors.SelectMany(pair => pair.Inspector.Problems).ToList();
        var met = Outcomes.Select(pair => pair.Outcome.Target.Schema).Concat(told.Select(problem => problem.Target.Schema)).ToHashSet();
        Problems = [.. told, .. catalog.Contracts.Where(contract => contract.Status != ContractStatus.Retired).SelectMany(contract => Unbound(contract, catalog, met))];
    }

    /// <summary>What is not right with the files.</summary>
    public IReadOnlyList<MeshFinding> Findings { get; }

    /// <summary>The datasets that were checked.</summary>
    public IReadOnlyList<(string Source, ContractOutcome Outcome)> Outcomes { get; }

    /// <summary>The contracts that do not meet the one dataset they are about.</summary>
    public IReadOnlyList<BindingProblem> Problems { get; }

    /// <summary>Whether a contract is broken: a check failed, or its dataset is not there.</summary>
    public bool HasFailed => Outcomes.Any(pair => pair.Outcome.Verdict == Verdict.Failed) || Problems.Any(problem => problem.Code == CheckCodes.Dataset);

    /// <summary>Whether something was not checked although it should be.</summary>
    public bool IsPartial => Problems.Any(problem => problem.Code != CheckCodes.Dataset);

    /// <summary>Whether a file is not what it should be.</summary>
    public bool HasBrokenFiles => Findings.Any(finding => finding.Level == FindingLevel.Error);

    private static IEnumerable<BindingProblem> Unbound(Contract contract, ContractCatalog catalog, HashSet<ContractSchema> met) => contract.Schemas
        .Where(schema => !met.Contains(schema))
        .Select(schema => catalog.Targets.All.FirstOrDefault(target => target.Schema == schema) is { } target
            ? new BindingProblem(
                FindingCodes.Unbound,
                target,
                $"No source has {target.Wanted}, which the contract {contract} in {contract.File}:{schema.Position} is about.",
                "Configure the source, or correct physicalName and the server.")
            : new BindingProblem(
                FindingCodes.Unbound,
                new NamedTarget(contract, new ContractServer(string.Empty, string.Empty, schema.Position), schema) { Platform = string.Empty },
                $"The contract {contract} in {contract.File} names no server, so nobody knows where {schema.Name} is.",
                "Add servers."));
}
