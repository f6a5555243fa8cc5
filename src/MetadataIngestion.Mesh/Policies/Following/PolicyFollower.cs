using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Policies.Evaluating;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Following;

/// <summary>
/// Evaluates policies for what a run changed, and policies that are new or changed for all of its source. What cannot be evaluated keeps its results.
/// </summary>
/// <param name="catalog">The policies.</param>
/// <param name="store">Where the current state is.</param>
/// <param name="timeProvider">Tells the time for waivers and events.</param>
public sealed class PolicyFollower(PolicyCatalog catalog, IMetadataStore store, TimeProvider timeProvider) : IRunFollower
{
    private const int EntitiesPerCommit = 256;
    private const int MaxRows = 10_000_000;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Notice>> FollowAsync(StoredRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var now = timeProvider.GetUtcNow();
        var results = new RunResults(new StateScope { Source = run.Start.Source, RunId = run.Start.RunId }, await FindChangedAsync(run, cancellationToken).ConfigureAwait(false));
        var evaluator = new PolicyEvaluator(catalog, store.QueryAsync, now);
        var notices = catalog.ExpiredWaivers(now).Select(finding => new Notice(finding.Place, $"{finding.Code}: {finding.Message}", finding.Remedy)).ToList();
        foreach (var policy in catalog.Policies)
        {
            var scope = results.ScopeOf(policy);
            var outcome = await evaluator.EvaluateAsync(policy, scope, cancellationToken).ConfigureAwait(false);
            results.Add(outcome, outcome.Problem is null ? await evaluator.JudgedAsync(policy, scope, cancellationToken).ConfigureAwait(false) : []);
            notices.AddRange(NoticesOf(outcome));
        }

        await CommitAsync(run, results, now, cancellationToken).ConfigureAwait(false);
        return notices;
    }

    private static IEnumerable<Notice> NoticesOf(PolicyOutcome outcome) => outcome.Problem is { } problem
        ? [new Notice(problem.Place, $"{problem.Code}: {problem.Message}", problem.Remedy)]
        : outcome.Open.Select(violation => new Notice(violation.Path, $"{outcome.Policy.Id} ({outcome.Policy.LevelName}): {violation.Message}", outcome.Policy.Remedy));

    private async Task CommitAsync(StoredRun run, RunResults results, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var touched = (await AskAsync(results.Touched, "SELECT urn FROM mesh_scope", cancellationToken).ConfigureAwait(false)).Select(row => (string)row[0]!).ToHashSet(StringComparer.Ordinal);
        var before = (await AskAsync(results.Widest, "SELECT r.asset, r.test, r.passed, r.source FROM mesh_scope AS s JOIN mesh_result AS r ON r.asset = s.urn", cancellationToken).ConfigureAwait(false))
            .Where(row => (string)row[3]! == run.Start.Source)
            .ToLookup(row => (string)row[0]!, row => KeyValuePair.Create((string)row[1]!, (long)row[2]! == 1), StringComparer.Ordinal);
        var datasets = await AskAsync(
            results.Widest, "SELECT DISTINCT s.urn FROM mesh_scope AS s JOIN mesh_asset AS a ON a.urn = s.urn WHERE a.entity_type = 'dataset'", cancellationToken).ConfigureAwait(false);
        foreach (var urns in datasets.Select(row => (string)row[0]!).Chunk(EntitiesPerCommit))
        {
            var changes = urns.Select(urn => results.Of(urn, touched.Contains(urn), before[urn].ToDictionary(StringComparer.Ordinal), catalog)).Where(change => change.IsNews).ToList();
            if (changes.Count == 0)
                continue;

            var states = await run.LoadAsync([.. changes.Select(change => change.Urn)], cancellationToken).ConfigureAwait(false);
            await run.CommitAsync([.. changes.Zip(states).Where(pair => pair.Second is { Removed: false }).Select(pair => pair.First.ToChange(pair.Second!, now))], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The tests of policies that the run found new or changed.</summary>
    private async Task<HashSet<string>> FindChangedAsync(StoredRun run, CancellationToken cancellationToken)
    {
        var rows = await AskAsync(
            new StateScope { Urns = [] },
            $"SELECT DISTINCT urn FROM mesh_touched WHERE run_id = '{run.Start.RunId.Replace("'", "''", StringComparison.Ordinal)}' AND urn LIKE '{Policy.TestPrefix}%'",
            cancellationToken).ConfigureAwait(false);
        return rows.Select(row => (string)row[0]!).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> AskAsync(StateScope scope, string sql, CancellationToken cancellationToken) =>
        (await store.QueryAsync(new StateQuery(sql) { Scope = scope, RowLimit = MaxRows }, cancellationToken).ConfigureAwait(false)).Rows;
}
