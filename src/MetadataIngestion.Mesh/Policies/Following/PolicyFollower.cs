using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Policies.Evaluating;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Following;

/// <summary>
/// Evaluates policies for what a run changed, and policies that are new, changed or could not be evaluated before for all of its source. What cannot be evaluated
/// keeps its results.
/// </summary>
/// <param name="catalog">The policies.</param>
/// <param name="store">Where the current state is.</param>
/// <param name="timeProvider">Tells the time for waivers and events.</param>
public sealed class PolicyFollower(PolicyCatalog catalog, IMetadataStore store, TimeProvider timeProvider) : IRunFollower
{
    private const int MaxRows = 10_000_000;

    /// <inheritdoc />
    public async Task<FollowUp> FollowAsync(StoredRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var now = timeProvider.GetUtcNow();
        var source = new StateScope { Source = run.Start.Source };
        var runs = run.Arrears.Runs.Prepend(run.Start.RunId).ToList();
        var touched = await AskAsync(source with { Runs = runs }, "SELECT urn FROM mesh_scope", cancellationToken).ConfigureAwait(false);
        var changed = (await FindChangedAsync(runs, cancellationToken).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        changed.UnionWith(catalog.OnCrawl.Select(policy => policy.TestUrn).Where(test => run.Arrears.Everything || run.Arrears.Tests.Contains(test)));
        var asked = changed.Count == 0 ? touched : await AskAsync(source, "SELECT urn FROM mesh_scope", cancellationToken).ConfigureAwait(false);
        var pass = new PolicyPass(catalog, store, run.Start.Source, now, changed, touched.ToHashSet(StringComparer.Ordinal));
        return await pass.FollowAsync(run, asked.Chunk(PolicySweep.AssetsAtOnce), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The tests of policies that runs found new or changed.</summary>
    private Task<List<string>> FindChangedAsync(IEnumerable<string> runs, CancellationToken cancellationToken)
    {
        var ids = string.Join(", ", runs.Select(run => $"'{run.Replace("'", "''", StringComparison.Ordinal)}'"));
        return AskAsync(new StateScope { Urns = [] }, $"SELECT DISTINCT urn FROM mesh_touched WHERE run_id IN ({ids}) AND urn LIKE '{Policy.TestPrefix}%'", cancellationToken);
    }

    private async Task<List<string>> AskAsync(StateScope scope, string sql, CancellationToken cancellationToken)
    {
        var answer = await store.QueryAsync(new StateQuery(sql) { Scope = scope, RowLimit = MaxRows }, cancellationToken).ConfigureAwait(false);
        return [.. answer.Rows.Select(row => (string)row[0]!)];
    }
}
