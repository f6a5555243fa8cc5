using MetadataIngestion.Core.Querying;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Model;
using MetadataIngestion.Mesh.Policies.Reading;

namespace MetadataIngestion.Mesh.Policies.Evaluating;

/// <summary>Asks the current state who does not keep to policies. A policy that cannot be evaluated is a finding, and the others go on.</summary>
/// <param name="catalog">The policies.</param>
/// <param name="ask">Answers queries.</param>
/// <param name="now">What time it is for waivers.</param>
internal sealed class PolicyEvaluator(PolicyCatalog catalog, Func<StateQuery, CancellationToken, Task<StateRows>> ask, DateTimeOffset now)
{
    private const int MaxRows = 100_000;
    private const int MaxAssets = 10_000_000;
    private const int MaxMessages = 5;

    private static readonly TimeSpan s_timeLimit = TimeSpan.FromSeconds(20);

    private (StateScope Scope, Dictionary<string, string> Paths)? _asked;

    /// <exception cref="Core.Storing.StoreException">The store failed.</exception>
    public async Task<PolicyOutcome> EvaluateAsync(Policy policy, StateScope scope, CancellationToken cancellationToken)
    {
        try
        {
            var within = policy.Within(scope);
            var asked = await AskedAsync(within, cancellationToken).ConfigureAwait(false);
            var judged = await AskAsync(within, $"SELECT DISTINCT urn FROM (\n{Trimmed(policy.Applies)}\n) AS judged", MaxAssets, cancellationToken).ConfigureAwait(false);
            var rows = await AskAsync(within, $"SELECT DISTINCT urn, message FROM (\n{Trimmed(policy.Select)}\n) AS violation", MaxRows, cancellationToken).ConfigureAwait(false);
            if (rows.IsCutOff)
                return Failed(policy, $"It answers more than {MaxRows} rows, so nobody knows who keeps to it.", "Narrow its scope, or answer one row for each asset.");

            var urns = judged.Rows.Select(row => row[0]?.ToString() ?? "").Where(asked.ContainsKey).ToHashSet(StringComparer.Ordinal);
            var violated = rows.Rows.Select(row => row[0]?.ToString() ?? "").Where(urns.Contains).ToHashSet(StringComparer.Ordinal);
            return new PolicyOutcome(policy) { Asked = asked.Count, Urns = urns, Violations = Group(policy, rows, violated, asked, await WaivedAsync(policy, violated, cancellationToken).ConfigureAwait(false)) };
        }
        catch (StateQueryException error)
        {
            return Failed(policy, error.Message, Remedy(error.Problem));
        }
    }

    /// <summary>The assets that a policy is asked about, with their paths. One policy after the other is asked about the same.</summary>
    private async Task<Dictionary<string, string>> AskedAsync(StateScope scope, CancellationToken cancellationToken)
    {
        if (_asked is { } known && known.Scope == scope)
            return known.Paths;

        var rows = await AskAsync(scope, "SELECT s.urn, min(a.path) AS path FROM mesh_scope AS s JOIN mesh_asset AS a ON a.urn = s.urn GROUP BY s.urn", MaxAssets, cancellationToken).ConfigureAwait(false);
        var paths = rows.Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        _asked = (scope, paths);
        return paths;
    }

    private static string Trimmed(string sql) => sql.TrimEnd(' ', '\t', '\r', '\n', ';');

    private static string Remedy(StateQueryProblem problem) => problem switch
    {
        StateQueryProblem.TimedOut => "Begin the query with mesh_scope, so that it reads only what it is asked about.",
        StateQueryProblem.Refused => "Read nothing but the views mesh_*, and write nothing.",
        _ => "Correct the query; the views and their columns are in config/README.md.",
    };

    private static PolicyOutcome Failed(Policy policy, string message, string remedy) => new(policy)
    {
        Problem = new MeshFinding(PolicyFindings.Query, FindingLevel.Error, policy.File, policy.Position.Line, policy.Position.Column, $"The policy {policy.Id} cannot be evaluated. {message}", remedy),
    };

    private Task<StateRows> AskAsync(StateScope scope, string sql, int limit, CancellationToken cancellationToken) =>
        ask(new StateQuery(sql) { Scope = scope, TimeLimit = s_timeLimit, RowLimit = limit }, cancellationToken);

    /// <summary>Who answers for which assets; a domain's own waivers are about nothing of others. An asset that several sources have is waived by any of its addresses.</summary>
    private async Task<Dictionary<string, Waiver>> WaivedAsync(Policy policy, HashSet<string> violated, CancellationToken cancellationToken)
    {
        var waived = new Dictionary<string, Waiver>(StringComparer.Ordinal);
        if (violated.Count == 0)
            return waived;

        foreach (var waivers in catalog.Waivers.Where(waiver => waiver.Policy == policy.Id && !waiver.IsExpired(now)).GroupBy(waiver => waiver.Domain, StringComparer.Ordinal))
        {
            var scope = new StateScope { Urns = [.. violated], Domains = waivers.Key is { } domain ? [domain] : null };
            var rows = await AskAsync(scope, "SELECT s.urn, a.address FROM mesh_scope AS s JOIN mesh_address AS a ON a.asset = s.urn", MaxAssets, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows.Rows)
            {
                var address = AssetAddress.Parse((string)row[1]!);
                if (waivers.FirstOrDefault(waiver => waiver.Assets.Pattern.IsMatch(address)) is { } waiver)
                    waived.TryAdd((string)row[0]!, waiver);
            }
        }

        return waived;
    }

    /// <summary>One violation for each asset. What a policy cannot judge it cannot accuse either.</summary>
    private static IReadOnlyList<Violation> Group(Policy policy, StateRows rows, HashSet<string> violated, Dictionary<string, string> paths, Dictionary<string, Waiver> waived) => PolicyOutcome.InOrder(
        rows.Rows.GroupBy(row => row[0]?.ToString() ?? "", StringComparer.Ordinal).Where(asset => violated.Contains(asset.Key))
            .Select(asset => new Violation(asset.Key, paths[asset.Key], Join([.. asset.Select(row => row[1]?.ToString() ?? policy.Title).Order(StringComparer.Ordinal)]), waived.GetValueOrDefault(asset.Key))));

    private static string Join(string[] messages) =>
        string.Join(' ', messages.Take(MaxMessages)) + (messages.Length > MaxMessages ? $" And {messages.Length - MaxMessages} more." : "");
}
