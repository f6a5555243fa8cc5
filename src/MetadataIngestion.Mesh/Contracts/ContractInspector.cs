using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Proposing;

namespace MetadataIngestion.Mesh.Contracts;

/// <summary>
/// Checks the datasets of one run that contracts are about. Results are given at the run's end, since only then it is known whether a
/// contract fits one dataset, several or none.
/// </summary>
/// <param name="catalog">The contracts.</param>
/// <param name="source">The source that is crawled.</param>
/// <param name="history">What earlier crawls counted.</param>
public sealed class ContractInspector(ContractCatalog catalog, SourceProfile source, RowCountHistory history) : IAssetInspector
{
    private readonly Dictionary<ContractTarget, List<Dataset>> _found = [];

    /// <summary>What came of the checks, once the run has ended.</summary>
    internal IReadOnlyList<ContractOutcome> Outcomes { get; private set; } = [];

    /// <summary>What is not right between contracts and datasets, once the run has ended.</summary>
    internal IReadOnlyList<BindingProblem> Problems { get; private set; } = [];

    /// <inheritdoc />
    public void Inspect(Asset asset)
    {
        if (asset is not Dataset dataset)
            return;

        foreach (var target in catalog.Targets.Find(dataset.Path, source))
        {
            if (!_found.TryGetValue(target, out var datasets))
                _found.Add(target, datasets = []);
            datasets.Add(dataset);
        }
    }

    /// <inheritdoc />
    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var binding = new ContractBinding(catalog.Targets, source, _found);
        var bound = binding.Bind(run);
        Outcomes = [.. bound.Select(pair => Check(pair.Target, pair.Dataset, run))];
        Problems = binding.Problems;
        return new Inspection(
            [.. Outcomes.SelectMany(outcome => ContractEntities.Of(outcome, run))],
            [.. Problems.Select(problem => problem.ToNotice()), .. Outcomes.SelectMany(Warnings)])
        {
            IsComplete = catalog.IsComplete,
        };
    }

    private ContractOutcome Check(ContractTarget target, Dataset dataset, InspectedRun run)
    {
        var urn = Urn.Dataset(dataset.Path, run.Environment);
        return ContractChecker.Check(target, dataset, run.StartedAt, time => history.Find(urn, time));
    }

    private static string RemedyFor(string code) => code switch
    {
        CheckCodes.Freshness => "Find out why nothing newer came, or agree on a new version of the contract.",
        CheckCodes.Lifetime => "Stop writing the data, or agree on a new version of the contract.",
        _ => "Change the dataset back, or agree on a new version of the contract.",
    };

    private static IEnumerable<Notice> Warnings(ContractOutcome outcome) => outcome.Results
        .Where(result => result.Verdict is Verdict.Failed or Verdict.Warned)
        .OrderByDescending(result => result.Verdict)
        .Select(result => new Notice(
            result.Subject.Length == 0 ? outcome.Dataset.Path.ToString() : $"{outcome.Dataset.Path} {result.Subject}",
            $"{result.Code}: {result.Message} Contract {outcome.Target.Contract}, {outcome.Target.Contract.File}:{result.Position}.",
            result.Verdict == Verdict.Failed ? RemedyFor(result.Code) : null));
}
