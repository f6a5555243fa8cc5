using Dapper;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads and writes ad-hoc requests; what writes is called within a transaction that may.</summary>
internal sealed class RequestTable(SqliteConnection connection)
{
    // Whoever was stopped for long may believe that a request is still its own.
    private const string AsKnown = "request_id = @id AND state = @state AND attempts = @attempts";

    /// <summary>Adds a request unless its id is taken.</summary>
    public bool Add(AdHocRequest request, AdHocOrigin origin, DateTimeOffset at) =>
        connection.Execute(
            """
            INSERT INTO ad_hoc_request (request_id, source, scope, approve, not_before, origin, state, filed_at)
            VALUES (@Id, @Source, @Scope, @ApproveRemovals, @notBefore, @origin, @state, @filedAt) ON CONFLICT (request_id) DO NOTHING
            """,
            new
            {
                request.Id,
                request.Source,
                request.Scope,
                request.ApproveRemovals,
                notBefore = request.NotBefore?.ToUnixTimeMilliseconds(),
                origin = origin.ToString(),
                state = nameof(AdHocState.Waiting),
                filedAt = at.ToUnixTimeMilliseconds(),
            }) > 0;

    public bool Withdraw(string id) =>
        connection.Execute("DELETE FROM ad_hoc_request WHERE request_id = @id AND state = 'Waiting' AND attempts = 0", new { id }) > 0;

    public bool Claim(string id) =>
        connection.Execute(
            "UPDATE ad_hoc_request SET state = 'Running', attempts = attempts + 1, detail = NULL WHERE request_id = @id AND state = 'Waiting'",
            new { id }) > 0;

    public int NoteRun(FiledRequest claimed, string runId) =>
        connection.Execute($"UPDATE ad_hoc_request SET run_id = @runId WHERE {AsKnown}", Known(claimed, new { runId }));

    public int Release(FiledRequest claimed, string detail, bool begun) =>
        connection.Execute(
            $"UPDATE ad_hoc_request SET state = 'Waiting', detail = @detail, attempts = attempts - @idle WHERE {AsKnown}",
            Known(claimed, new { detail, idle = begun ? 0 : 1 }));

    public int ReleaseAll(string detail) =>
        connection.Execute("UPDATE ad_hoc_request SET state = 'Waiting', detail = @detail WHERE state = 'Running'", new { detail });

    public int End(FiledRequest known, RunStatus outcome, string? detail, DateTimeOffset at) =>
        connection.Execute(
            $"UPDATE ad_hoc_request SET state = 'Ended', outcome = @outcome, detail = @detail, ended_at = @endedAt WHERE {AsKnown}",
            Known(known, new { outcome = outcome.ToString(), detail, endedAt = at.ToUnixTimeMilliseconds() }));

    public FiledRequest? Find(string id) =>
        connection.QuerySingleOrDefault<RequestRow>(RequestRow.Select + " WHERE request_id = @id", new { id })?.ToFiledRequest();

    public List<FiledRequest> List(AdHocState? state, int limit) =>
        [.. connection.Query<RequestRow>(
            RequestRow.Select + (state is null ? "" : " WHERE state = @state") + " ORDER BY ad_hoc_request.id DESC LIMIT @limit",
            new { state = state?.ToString(), limit }).Select(static row => row.ToFiledRequest())];

    private static DynamicParameters Known(FiledRequest request, object values)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(new { id = request.Request.Id, state = request.State.ToString(), attempts = request.Attempts });
        return parameters;
    }
}
