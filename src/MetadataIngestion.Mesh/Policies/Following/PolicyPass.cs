using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Policies.Evaluating;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Following;

/// <summary>Evaluates the policies for one part after the other of a source, and stores what they say that is new.</summary>
/// <param name="catalog">The policies.</param>
/// <param name="store">Where the current state is.</param>
/// <param name="source">The source.</param>
/// <param name="now">What time it is for waivers and events.</param>
/// <param name="changed">The tests of policies that are asked about everything, such as those that are new or changed.</param>
/// <param name="touched">What the other policies are asked about.</param>
internal sealed class PolicyPass(PolicyCatalog catalog, IMetadataStore store, string source, DateTimeOffset now, IReadOnlySet<string> changed, IReadOnlySet<string> touched)
{
    private const int EntitiesPerCommit = 256;
    private const int MaxRows = 10_000_000;

    private readonly Dictionary<string, Policy> _failed = new(StringComparer.Ordinal);
    private readonly List<Notice> _problems = [];

    /// <summary>Evaluates the policies part by part, and stores what they say that is new as part of a run of the source.</summary>
    /// <returns>
    /// Why policies could not be evaluated, before the violations that nobody answers for: reports tell a bounded number of things. A policy that failed once is
    /// not asked about the rest.
    /// </returns>
    public async Task<FollowUp> FollowAsync(StoredRun run, IEnumerable<string[]> parts, CancellationToken cancellationToken)
    {
        var told = new List<Notice>();
        var violations = 0L;
        foreach (var urns in parts)
        {
            var (found, news) = await JudgeAsync(urns, cancellationToken).ConfigureAwait(false);
            await CommitAsync(run, news, cancellationToken).ConfigureAwait(false);
            told.AddRange(found.Take(RunReport.MostNotices - told.Count));
            violations += found.Count;
        }

        return new FollowUp
        {
            Warnings = [.. _problems, .. told],
            WarningCount = _problems.Count + violations,
            IsWhole = catalog.IsComplete,
            Failed = [.. _failed.Values.Select(policy => policy.TestUrn)],
        };
    }

    /// <summary>What the policies say of some assets.</summary>
    /// <returns>The violations that nobody answers for, and the results that are new.</returns>
    public async Task<(IReadOnlyList<Notice> Notices, IReadOnlyList<ResultChange> News)> JudgeAsync(string[] urns, CancellationToken cancellationToken)
    {
        var everything = new StateScope { Urns = urns };
        var news = new StateScope { Urns = [.. urns.Where(touched.Contains)] };
        var evaluator = new PolicyEvaluator(catalog, store.QueryAsync, now);
        var results = new RunResults(changed);
        var notices = new List<Notice>();
        foreach (var policy in catalog.OnCrawl.Where(policy => !_failed.ContainsKey(policy.Id)))
        {
            var scope = changed.Contains(policy.TestUrn) ? everything : news;
            if (scope.Urns is [])
                continue;

            var outcome = await evaluator.EvaluateAsync(policy, scope, cancellationToken).ConfigureAwait(false);
            if (outcome.Problem is { } problem && _failed.TryAdd(policy.Id, policy))
                _problems.Add(new Notice(problem.Place, $"{problem.Code}: {problem.Message}", problem.Remedy));
            results.Add(outcome);
            notices.AddRange(outcome.Open.Select(violation => new Notice(violation.Path, $"{policy.Id} ({policy.LevelName}): {violation.Message}", policy.Remedy)));
        }

        return (notices, await CompareAsync(everything, results, cancellationToken).ConfigureAwait(false));
    }

    private async Task CommitAsync(StoredRun run, IReadOnlyList<ResultChange> news, CancellationToken cancellationToken)
    {
        foreach (var changes in news.Chunk(EntitiesPerCommit))
        {
            var states = await run.LoadAsync([.. changes.Select(change => change.Urn)], cancellationToken).ConfigureAwait(false);
            await run.CommitAsync([.. changes.Zip(states).Where(pair => pair.Second is { Removed: false }).Select(pair => pair.First.ToChange(pair.Second!, now))], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<ResultChange>> CompareAsync(StateScope scope, RunResults results, CancellationToken cancellationToken)
    {
        var before = (await AskAsync(scope, "SELECT r.asset, r.test, r.passed, r.source FROM mesh_scope AS s JOIN mesh_result AS r ON r.asset = s.urn", cancellationToken).ConfigureAwait(false))
            .Where(row => (string)row[3]! == source)
            .ToLookup(row => (string)row[0]!, row => KeyValuePair.Create((string)row[1]!, (long)row[2]! == 1), StringComparer.Ordinal);
        var datasets = await AskAsync(scope with { EntityType = EntityTypes.Dataset }, "SELECT urn FROM mesh_scope ORDER BY urn", cancellationToken).ConfigureAwait(false);
        return [.. datasets.Select(row => (string)row[0]!).Select(urn => results.Of(urn, touched.Contains(urn), before[urn].ToDictionary(StringComparer.Ordinal), catalog)).Where(change => change.IsNews)];
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> AskAsync(StateScope scope, string sql, CancellationToken cancellationToken) =>
        (await store.QueryAsync(new StateQuery(sql) { Scope = scope, RowLimit = MaxRows }, cancellationToken).ConfigureAwait(false)).Rows;
}
