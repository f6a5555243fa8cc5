using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Policies.Evaluating;

namespace MetadataIngestion.Mesh.Policies.Gating;

/// <summary>
/// Holds datasets that violate a policy which is a gate. They are judged in a store of their own before the log's store knows them, and so by themselves; what
/// asks for more is no gate. A policy that cannot be evaluated lets pass what does not wait already, and says so.
/// </summary>
/// <param name="catalog">The policies.</param>
/// <param name="source">The source whose datasets are judged.</param>
/// <param name="scratch">An empty store, used for nothing else.</param>
/// <param name="timeProvider">Tells the time for waivers.</param>
public sealed class PolicyGate(PolicyCatalog catalog, string source, IMetadataStore scratch, TimeProvider timeProvider) : IProposalGate
{
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private int _batches;

    /// <inheritdoc />
    public async Task<GateJudgement> JudgeAsync(IReadOnlyList<EntityChange> datasets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        var held = new Dictionary<string, string>(StringComparer.Ordinal);
        var warnings = new List<Notice>(_batches++ == 0 ? UnreadFiles() : []);
        var ruled = datasets.Where(dataset => catalog.Gates.Any(policy => GateReach.MayRule(policy, source, dataset))).ToList();
        if (ruled.Count > 0)
            await JudgeAsync(ruled, held, warnings, cancellationToken).ConfigureAwait(false);

        return new GateJudgement(held, warnings) { IsComplete = catalog.IsComplete && _failed.Count == 0 };
    }

    private async Task JudgeAsync(List<EntityChange> datasets, Dictionary<string, string> held, List<Notice> warnings, CancellationToken cancellationToken)
    {
        await StoreAsync(datasets, cancellationToken).ConfigureAwait(false);
        var evaluator = new PolicyEvaluator(catalog, scratch.QueryAsync, timeProvider.GetUtcNow());
        var scope = new StateScope { Urns = [.. datasets.Select(dataset => dataset.Key.Urn)] };
        foreach (var policy in catalog.Gates.Where(policy => !_failed.Contains(policy.Id)))
        {
            var outcome = await evaluator.EvaluateAsync(policy, scope, cancellationToken).ConfigureAwait(false);
            foreach (var violation in outcome.Open)
                held[violation.Urn] = (held.TryGetValue(violation.Urn, out var others) ? others + " " : "") + $"{policy.Id} ({policy.LevelName}): {violation.Message}";
            if (outcome.Problem is { } problem && _failed.Add(policy.Id))
                warnings.Add(new Notice(problem.Place, $"{problem.Code}: {problem.Message} It is a gate, and lets everything pass that does not wait already.", problem.Remedy));
        }
    }

    private IEnumerable<Notice> UnreadFiles() => catalog.IsComplete
        ? []
        : [new Notice(source, "A file of policies cannot be read, and may hold gates. What waits in quarantine stays there.", "Mend the file; the command validate says what is wrong with it.")];

    private async Task StoreAsync(List<EntityChange> datasets, CancellationToken cancellationToken)
    {
        var start = new RunStart(FormattableString.Invariant($"gate-{_batches}"), source, timeProvider.GetUtcNow());
        await using var session = await scratch.BeginRunAsync(start, cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(datasets, cancellationToken).ConfigureAwait(false);
    }
}
