using MetadataIngestion.Core.Querying;
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
            var members = await MembersAsync(policy, rows, cancellationToken).ConfigureAwait(false);
            return new PolicyOutcome(policy) { Asked = asked.Count, Urns = urns, Violations = Group(policy, rows, urns, asked, members) };
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

    /// <summary>One violation for each asset. What a policy cannot judge it cannot accuse either.</summary>
    private List<Violation> Group(Policy policy, StateRows rows, HashSet<string> judged, Dictionary<string, string> paths, HashSet<(string Domain, string Urn)> members) =>
    [
        .. rows.Rows.GroupBy(row => row[0]?.ToString() ?? "", StringComparer.Ordinal).Where(asset => judged.Contains(asset.Key))
            .Select(asset => new Violation(asset.Key, paths[asset.Key], Join([.. asset.Select(row => row[1]?.ToString() ?? policy.Title).Order(StringComparer.Ordinal)]), WaiverOf(policy, asset.Key, paths[asset.Key], members)))
            .OrderBy(violation => violation.Path, StringComparer.Ordinal).ThenBy(violation => violation.Urn, StringComparer.Ordinal),
    ];

    private static string Join(string[] messages) =>
        string.Join(' ', messages.Take(MaxMessages)) + (messages.Length > MaxMessages ? $" And {messages.Length - MaxMessages} more." : "");

    private Waiver? WaiverOf(Policy policy, string urn, string path, HashSet<(string Domain, string Urn)> members) => catalog.Waivers.FirstOrDefault(waiver =>
        waiver.Covers(policy.Id, path) && !waiver.IsExpired(now) && (waiver.Domain is null || members.Contains((waiver.Domain, urn))));

    /// <summary>Which violating assets are in the domains that waive the policy: nobody answers for those of others.</summary>
    private async Task<HashSet<(string Domain, string Urn)>> MembersAsync(Policy policy, StateRows rows, CancellationToken cancellationToken)
    {
        var members = new HashSet<(string Domain, string Urn)>();
        foreach (var domain in catalog.Waivers.Where(waiver => waiver.Policy == policy.Id && !waiver.IsExpired(now)).Select(waiver => waiver.Domain).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var scope = new StateScope { Urns = [.. rows.Rows.Select(row => row[0]?.ToString() ?? "").Distinct(StringComparer.Ordinal)], Domains = [domain] };
            foreach (var row in (await AskAsync(scope, "SELECT urn FROM mesh_scope", MaxRows, cancellationToken).ConfigureAwait(false)).Rows)
                members.Add((domain, (string)row[0]!));
        }

        return members;
    }
}
