using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Contracts.Reading;

namespace MetadataIngestion.Mesh.Contracts.Binding;

/// <summary>Decides at a run's end which contract goes with which dataset.</summary>
internal sealed class ContractBinding(ContractTargets targets, SourceProfile source, IReadOnlyDictionary<ContractTarget, List<ContractCandidate>> found)
{
    private readonly List<BindingProblem> _problems = [];

    public IReadOnlyList<BindingProblem> Problems => _problems;

    public IReadOnlyList<(ContractTarget Target, ContractCandidate Candidate)> Bind(InspectedRun run)
    {
        var unambiguous = new List<(ContractTarget Target, ContractCandidate Candidate)>();
        foreach (var target in targets.All)
        {
            if (!found.TryGetValue(target, out var datasets))
                NoteMissing(target, run);
            else if (datasets.Count > 1)
                NoteAmbiguous(target, datasets);
            else
                unambiguous.Add((target, datasets[0]));
        }

        return [.. unambiguous.GroupBy(pair => pair.Candidate.Path).Select(Choose)];
    }

    private void NoteMissing(ContractTarget target, InspectedRun run)
    {
        if (!target.MayBeIn(source) || run.Root is not { } root || root.Platform != target.Platform || target.PathIn(root) is not { } path)
            return;

        var isHere = target.Server.Source is not null || source.IsOnlyOfItsKind || (path.Parts.Count > 1 && run.HasContainer(root.Child(path.Parts[0])));
        if (isHere && run.ProvesAbsence(path) && !_problems.Any(problem => problem.Target.Schema == target.Schema && problem.Target.Wanted == target.Wanted))
        {
            _problems.Add(new BindingProblem(
                CheckCodes.Dataset,
                target,
                $"The contract {target.Contract} in {target.Contract.File}:{target.Schema.Position} is about a dataset that the source {source.Name} does not have.",
                "Create the dataset, correct physicalName or the server, or retire the contract. Upper and lower case count on most platforms."));
        }
    }

    private void NoteAmbiguous(ContractTarget target, List<ContractCandidate> datasets) => _problems.Add(new BindingProblem(
        FindingCodes.Ambiguous,
        target,
        $"The contract {target.Contract} in {target.Contract.File}:{target.Schema.Position} fits {datasets.Count} datasets, among them {datasets[0].Path} and {datasets[1].Path}, so none is checked.",
        "Say the database and schema of the server, or name the whole path in physicalName."));

    /// <summary>A dataset has one contract: the one that is in force, of those the newest.</summary>
    private (ContractTarget Target, ContractCandidate Candidate) Choose(IGrouping<AssetPath, (ContractTarget Target, ContractCandidate Candidate)> group)
    {
        var ranked = group.OrderByDescending(pair => RankOf(pair.Target.Contract.Status)).ThenByDescending(pair => pair.Target.Contract.Version, VersionOrder.Instance).ToList();
        var chosen = ranked[0];
        foreach (var (target, candidate) in ranked.Skip(1).Where(other => other.Target.Contract.Id != chosen.Target.Contract.Id || other.Target.Schema.Name != chosen.Target.Schema.Name))
        {
            _problems.Add(new BindingProblem(
                FindingCodes.Conflict,
                target,
                $"The contract {target.Contract} in {target.Contract.File}:{target.Schema.Position} is about {candidate.Path}, for which {chosen.Target.Contract} in {chosen.Target.Contract.File} is kept.",
                "Let one contract be about the dataset: retire the other, or merge the two."));
        }

        return chosen;
    }

    private static int RankOf(ContractStatus status) => status switch
    {
        ContractStatus.Active => 2,
        ContractStatus.Deprecated => 1,
        _ => 0,
    };
}
