using Dapper;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads and writes ad-hoc requests; what writes is called within a transaction that may.</summary>
internal sealed class RequestTable(SqliteConnection connection)
{
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

    public int NoteRun(string id, string runId) =>
        connection.Execute("UPDATE ad_hoc_request SET run_id = @runId WHERE request_id = @id", new { id, runId });

    public int Release(string id, string detail, bool begun) =>
        connection.Execute(
            "UPDATE ad_hoc_request SET state = 'Waiting', detail = @detail, attempts = attempts - @idle WHERE request_id = @id AND state = 'Running'",
            new { id, detail, idle = begun ? 0 : 1 });

    public int ReleaseAll(string detail) =>
        connection.Execute("UPDATE ad_hoc_request SET state = 'Waiting', detail = @detail WHERE state = 'Running'", new { detail });

    public int End(string id, RunStatus outcome, string? detail, DateTimeOffset at) =>
        connection.Execute(
            """
            UPDATE ad_hoc_request SET state = 'Ended', outcome = @outcome, detail = @detail, ended_at = @endedAt
            WHERE request_id = @id AND state <> 'Ended'
            """,
            new { id, outcome = outcome.ToString(), detail, endedAt = at.ToUnixTimeMilliseconds() });

    public FiledRequest? Find(string id) =>
        connection.QuerySingleOrDefault<RequestRow>(RequestRow.Select + " WHERE request_id = @id", new { id })?.ToFiledRequest();

    public List<FiledRequest> List(AdHocState? state, int limit) =>
        [.. connection.Query<RequestRow>(
            RequestRow.Select + (state is null ? "" : " WHERE state = @state") + " ORDER BY ad_hoc_request.id DESC LIMIT @limit",
            new { state = state?.ToString(), limit }).Select(static row => row.ToFiledRequest())];
}
