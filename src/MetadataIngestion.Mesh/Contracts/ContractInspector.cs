using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Proposing;
using MetadataIngestion.Mesh.Parts;

namespace MetadataIngestion.Mesh.Contracts;

/// <summary>
/// Checks the datasets of one run that contracts are about. Results are given at the run's end, since only then it is known whether a
/// contract fits one dataset, several or none.
/// </summary>
/// <param name="catalog">The contracts.</param>
/// <param name="source">The source that is crawled.</param>
/// <param name="history">What earlier crawls counted.</param>
public sealed class ContractInspector(ContractCatalog catalog, SourceProfile source, RowCountHistory history) : IPartInspector
{
    private readonly Dictionary<ContractTarget, List<ContractCandidate>> _found = [];

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
            Add(target, new ContractCandidate(dataset.Path) { Dataset = dataset });
        }
    }

    /// <inheritdoc />
    public Inspection Complete(InspectedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var binding = new ContractBinding(catalog.Targets, source, _found);
        var bound = binding.Bind(run);
        Outcomes = [.. bound.Where(pair => pair.Candidate.Dataset is not null).Select(pair => Check(pair.Target, pair.Candidate.Dataset!, run))];
        Problems = binding.Problems;
        var elsewhere = bound.Select(pair => pair.Candidate.Saved).OfType<SavedContract>().ToList();
        return new Inspection(
            [.. Outcomes.SelectMany(outcome => ContractEntities.Of(outcome, run)), .. elsewhere.SelectMany(saved => saved.Entities.Select(entity => entity.ToEntity(saved.Dataset)))],
            [.. Problems.Select(problem => problem.ToNotice()), .. Outcomes.SelectMany(Warnings), .. elsewhere.SelectMany(saved => saved.Warnings)])
        {
            IsComplete = catalog.IsComplete,
        };
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Save(InspectedRun part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var places = catalog.Targets.All.Index().ToDictionary(target => target.Item, target => target.Index);
        return PartJson.Save([.. _found.SelectMany(found => found.Value.Select(candidate => Save(places[found.Key], found.Key, candidate.Dataset!, part)))], PartJson.Default.IReadOnlyListSavedContract);
    }

    /// <inheritdoc />
    public void Merge(ReadOnlyMemory<byte> saved)
    {
        foreach (var contract in PartJson.Read(saved, PartJson.Default.IReadOnlyListSavedContract))
            Add(catalog.Targets.All[contract.Target], new ContractCandidate(contract.Dataset.ToPath()) { Saved = contract });
    }

    private void Add(ContractTarget target, ContractCandidate candidate)
    {
        if (!_found.TryGetValue(target, out var candidates))
            _found.Add(target, candidates = []);
        candidates.Add(candidate);
    }

    private SavedContract Save(int place, ContractTarget target, Dataset dataset, InspectedRun run)
    {
        var outcome = Check(target, dataset, run);
        return new SavedContract(place, SavedPath.Of(dataset.Path), [.. ContractEntities.Of(outcome, run).Select(SavedEntity.Of)], [.. Warnings(outcome)]);
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
