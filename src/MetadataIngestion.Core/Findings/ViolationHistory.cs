using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Findings;

/// <summary>
/// Resolves violations of policies that go without anybody judging the asset again: those of assets that are removed, and those of policies that are
/// withdrawn. So what the events opened less what they resolved is what is open.
/// </summary>
internal sealed class ViolationHistory(IMetadataStore store, ISourceSession session, RunStart start)
{
    private const int AssetsPerCommit = 256;
    private const int MaxRows = 10_000_000;

    private readonly long _now = start.StartedAt.ToUnixTimeMilliseconds();

    /// <summary>Adds to the changes of assets that are removed the end of their violations.</summary>
    /// <param name="removals">What is removed.</param>
    /// <param name="changes">The changes that remove it, in the same order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<EntityChange>> CompleteAsync(IReadOnlyList<PlannedRemoval> removals, IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        var results = await LoadAsync([.. removals.Select(removal => removal.Entity.Key).Where(key => key.EntityType == EntityTypes.Dataset).Select(key => key.Urn)], cancellationToken);
        var failing = results.Where(asset => asset.Any(result => !result.Value)).ToDictionary(asset => asset.Key, Failing, StringComparer.Ordinal);
        var policies = await LoadPoliciesAsync(failing.Values.SelectMany(tests => tests), cancellationToken);
        return [.. removals.Zip(changes).Select(pair => failing.TryGetValue(pair.Second.Key.Urn, out var tests) ? Resolve(pair.First, pair.Second, tests, policies) : pair.Second)];
    }

    /// <summary>The changes that take the results of policies that are withdrawn from all assets of the source, in batches to commit.</summary>
    /// <param name="tests">The tests of the policies, which are still there.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async IAsyncEnumerable<IReadOnlyList<EntityChange>> WithdrawAsync(
        IReadOnlySet<string> tests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var policies = await LoadPoliciesAsync(tests, cancellationToken);
        var judged = await AskAsync(new StateScope { Urns = [] }, $"SELECT DISTINCT asset, source FROM mesh_result WHERE test IN ({string.Join(", ", tests.Select(Quote))})", cancellationToken);
        foreach (var urns in judged.Where(row => (string)row[1]! == start.Source).Select(row => (string)row[0]!).Order(StringComparer.Ordinal).Chunk(AssetsPerCommit))
        {
            var results = await LoadAsync(urns, cancellationToken);
            var states = await session.LoadAsync(urns, cancellationToken);
            yield return [.. urns.Zip(states).Where(pair => pair.Second is { Removed: false }).Select(pair => Withdraw(pair.First, pair.Second!, [.. results[pair.First]], tests, policies))];
        }
    }

    private EntityChange Withdraw(string urn, EntityState state, List<KeyValuePair<string, bool>> results, IReadOnlySet<string> tests, Dictionary<string, PolicyFacts> policies) => new()
    {
        Key = new EntityKey(urn, EntityTypes.Dataset, AssetKinds.Datasets, state.Path, state.Identity),
        Id = state.Id,
        Aspects = [TestResults.ToChange([.. results.Where(result => !tests.Contains(result.Key))])],
        Events = [.. results.Where(result => !result.Value && tests.Contains(result.Key)).Select(result => Event(urn, result.Key, policies, ResolutionReasons.Withdrawn))],
    };

    /// <summary>An asset that returns is judged anew, so nothing of what was said is left.</summary>
    private EntityChange Resolve(PlannedRemoval removal, EntityChange change, List<string> tests, Dictionary<string, PolicyFacts> policies) => change with
    {
        Aspects = [TestResults.ToChange([]), .. change.Aspects],
        Events = [.. change.Events, .. tests.Select(test => Event(change.Key.Urn, test, policies, ResolutionReasons.OfRemoval(removal.Reason)))],
    };

    private EntityEvent Event(string urn, string test, Dictionary<string, PolicyFacts> policies, string reason) =>
        FindingEvents.Encode(urn, FindingEvents.Resolved, test, policies.GetValueOrDefault(test, PolicyFacts.Unknown), message: null, reason, _now);

    private static List<string> Failing(IEnumerable<KeyValuePair<string, bool>> results) => [.. results.Where(result => !result.Value).Select(result => result.Key)];

    /// <summary>Whether they pass, by asset and test, as this source has it.</summary>
    private async Task<ILookup<string, KeyValuePair<string, bool>>> LoadAsync(string[] urns, CancellationToken cancellationToken)
    {
        IReadOnlyList<IReadOnlyList<object?>> rows = urns.Length == 0 ? [] : await AskAsync(
            new StateScope { Urns = urns }, "SELECT r.asset, r.test, r.passed, r.source FROM mesh_scope AS s JOIN mesh_result AS r ON r.asset = s.urn", cancellationToken);
        return rows.Where(row => (string)row[3]! == start.Source).OrderBy(row => (string)row[1]!, StringComparer.Ordinal)
            .ToLookup(row => (string)row[0]!, row => KeyValuePair.Create((string)row[1]!, (long)row[2]! == 1), StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, PolicyFacts>> LoadPoliciesAsync(IEnumerable<string> tests, CancellationToken cancellationToken)
    {
        string[] urns = [.. tests.Distinct(StringComparer.Ordinal)];
        var aspects = urns.Length == 0 ? [] : await store.FindAspectsAsync(urns, [AspectNames.TestInfo], cancellationToken);
        return aspects.DistinctBy(aspect => aspect.Urn).ToDictionary(aspect => aspect.Urn, aspect => PolicyFacts.Read(aspect.Json), StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> AskAsync(StateScope scope, string sql, CancellationToken cancellationToken) =>
        (await store.QueryAsync(new StateQuery(sql) { Scope = scope, RowLimit = MaxRows }, cancellationToken)).Rows;

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
