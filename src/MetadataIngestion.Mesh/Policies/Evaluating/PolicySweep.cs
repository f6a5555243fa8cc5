using MetadataIngestion.Core.Querying;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Evaluating;

/// <summary>
/// Evaluates policies for everything in a scope, part by part, so that time limits and memory do not depend on how much there is. Those that look at everything
/// for each asset are evaluated once.
/// </summary>
/// <param name="evaluator">Evaluates policies.</param>
/// <param name="ask">Answers queries.</param>
internal sealed class PolicySweep(PolicyEvaluator evaluator, Func<StateQuery, CancellationToken, Task<StateRows>> ask)
{
    /// <summary>How many assets policies are asked about at once.</summary>
    public const int AssetsAtOnce = 4096;

    private const int MaxAssets = 10_000_000;

    /// <returns>What came of each policy, in the order given.</returns>
    /// <exception cref="Core.Storing.StoreException">The store failed.</exception>
    public async Task<IReadOnlyList<PolicyOutcome>> EvaluateAsync(IReadOnlyList<Policy> policies, StateScope scope, CancellationToken cancellationToken)
    {
        var outcomes = policies.Select(policy => new PolicyOutcome(policy)).ToArray();
        var assets = await ask(new StateQuery("SELECT urn FROM mesh_scope ORDER BY urn") { Scope = scope, RowLimit = MaxAssets }, cancellationToken).ConfigureAwait(false);

        // Where there is nothing to ask about, a query that is wrong is wrong all the same.
        foreach (var urns in assets.Rows.Select(row => (string)row[0]!).Chunk(AssetsAtOnce).DefaultIfEmpty([]))
            await AddAsync(outcomes, policy => policy.OnCrawl, scope with { Urns = urns }, cancellationToken).ConfigureAwait(false);

        await AddAsync(outcomes, policy => !policy.OnCrawl, scope, cancellationToken).ConfigureAwait(false);
        return outcomes;
    }

    private async Task AddAsync(PolicyOutcome[] outcomes, Predicate<Policy> choice, StateScope scope, CancellationToken cancellationToken)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i].Problem is null && choice(outcomes[i].Policy))
                outcomes[i] = outcomes[i].With(await evaluator.EvaluateAsync(outcomes[i].Policy, scope, cancellationToken).ConfigureAwait(false));
        }
    }
}
