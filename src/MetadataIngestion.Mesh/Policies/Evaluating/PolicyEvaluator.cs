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
    private const int MaxMessages = 5;

    private static readonly TimeSpan s_timeLimit = TimeSpan.FromSeconds(20);

    /// <exception cref="Core.Storing.StoreException">The store failed.</exception>
    public async Task<PolicyOutcome> EvaluateAsync(Policy policy, StateScope scope, CancellationToken cancellationToken)
    {
        try
        {
            var within = policy.Within(scope);
            var counts = await AskAsync(within, Counts(policy), cancellationToken).ConfigureAwait(false);
            var rows = await AskAsync(within, Violations(policy), cancellationToken).ConfigureAwait(false);
            if (rows.IsCutOff)
                return Failed(policy, $"It answers more than {MaxRows} rows, so nobody knows who keeps to it.", "Narrow its scope, or answer one row for each asset.");

            return new PolicyOutcome(policy) { Asked = Number(counts, 0), Judged = Number(counts, 1), Violations = Group(policy, rows) };
        }
        catch (StateQueryException error)
        {
            return Failed(policy, error.Message, Remedy(error.Problem));
        }
    }

    /// <summary>The URNs of what a policy could judge.</summary>
    /// <exception cref="StateQueryException">It cannot be evaluated.</exception>
    public async Task<IEnumerable<string>> JudgedAsync(Policy policy, StateScope scope, CancellationToken cancellationToken)
    {
        var sql = $"SELECT DISTINCT urn FROM (\n{Trimmed(policy.Applies)}\n) AS judged WHERE urn IN (SELECT urn FROM mesh_scope)";
        var rows = await ask(new StateQuery(sql) { Scope = policy.Within(scope), TimeLimit = s_timeLimit, RowLimit = int.MaxValue - 1 }, cancellationToken).ConfigureAwait(false);
        return rows.Rows.Select(row => (string)row[0]!);
    }

    private static string Counts(Policy policy) =>
        $"SELECT (SELECT count(*) FROM mesh_scope) AS asked, (SELECT count(DISTINCT urn) FROM (\n{Trimmed(policy.Applies)}\n) AS judged WHERE urn IN (SELECT urn FROM mesh_scope)) AS judged";

    // What a policy cannot judge it cannot accuse either.
    private static string Violations(Policy policy) =>
        $"""
        SELECT DISTINCT violation.urn, violation.message, (SELECT min(asset.path) FROM mesh_asset AS asset WHERE asset.urn = violation.urn) AS path FROM (
        {Trimmed(policy.Select)}
        ) AS violation WHERE violation.urn IN (SELECT urn FROM mesh_scope) AND violation.urn IN (SELECT urn FROM (
        {Trimmed(policy.Applies)}
        ) AS judged)
        """;

    private static string Trimmed(string sql) => sql.TrimEnd(' ', '\t', '\r', '\n', ';');

    private static int Number(StateRows rows, int column) => checked((int)(long)rows.Rows[0][column]!);

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

    private Task<StateRows> AskAsync(StateScope scope, string sql, CancellationToken cancellationToken) =>
        ask(new StateQuery(sql) { Scope = scope, TimeLimit = s_timeLimit, RowLimit = MaxRows }, cancellationToken);

    private List<Violation> Group(Policy policy, StateRows rows) =>
    [
        .. rows.Rows.GroupBy(row => (Urn: (string)row[0]!, Path: row[2] as string ?? (string)row[0]!))
            .Select(asset => new Violation(asset.Key.Urn, asset.Key.Path, Join([.. asset.Select(row => row[1]?.ToString() ?? policy.Title).Order(StringComparer.Ordinal)]), WaiverOf(policy, asset.Key.Path)))
            .OrderBy(violation => violation.Path, StringComparer.Ordinal).ThenBy(violation => violation.Urn, StringComparer.Ordinal),
    ];

    private static string Join(string[] messages) =>
        string.Join(' ', messages.Take(MaxMessages)) + (messages.Length > MaxMessages ? $" And {messages.Length - MaxMessages} more." : "");

    private Waiver? WaiverOf(Policy policy, string path) =>
        catalog.Waivers.FirstOrDefault(waiver => waiver.Covers(policy.Id, path) && !waiver.IsExpired(now));
}
