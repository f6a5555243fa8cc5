using System.Data.Common;
using Dapper;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Storage.Tables;

/// <summary>Reads and writes ad-hoc requests; what writes is called within a transaction that may.</summary>
internal sealed class RequestTable(DbConnection connection)
{
    // Whoever was stopped for long may believe that a request is still its own.
    private const string AsKnown = "request_id = @id AND state = @state AND attempts = @attempts";

    /// <summary>Adds a request unless its id is taken.</summary>
    public async Task<bool> AddAsync(AdHocRequest request, AdHocOrigin origin, DateTimeOffset at) =>
        await connection.ExecuteAsync(
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
            }).ConfigureAwait(false) > 0;

    public async Task<bool> WithdrawAsync(string id) =>
        await connection.ExecuteAsync("DELETE FROM ad_hoc_request WHERE request_id = @id AND state = 'Waiting' AND attempts = 0", new { id })
            .ConfigureAwait(false) > 0;

    public async Task<bool> ClaimAsync(string id, string? worker) =>
        await connection.ExecuteAsync(
            "UPDATE ad_hoc_request SET state = 'Running', worker = @worker, attempts = attempts + 1, detail = NULL WHERE request_id = @id AND state = 'Waiting'",
            new { id, worker }).ConfigureAwait(false) > 0;

    public Task<int> NoteRunAsync(FiledRequest claimed, string runId) =>
        connection.ExecuteAsync($"UPDATE ad_hoc_request SET run_id = @runId WHERE {AsKnown}", Known(claimed, new { runId }));

    public Task<int> ReleaseAsync(FiledRequest claimed, string detail, bool begun) =>
        connection.ExecuteAsync(
            $"UPDATE ad_hoc_request SET state = 'Waiting', worker = NULL, detail = @detail, attempts = attempts - @idle WHERE {AsKnown}",
            Known(claimed, new { detail, idle = begun ? 0 : 1 }));

    /// <param name="detail">What the requests wait for.</param>
    /// <param name="abandoned">Which of the running ones, as a condition.</param>
    /// <param name="values">The condition's parameters.</param>
    public Task<int> ReleaseAllAsync(string detail, string abandoned, object? values)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("detail", detail);
        return connection.ExecuteAsync(
            $"UPDATE ad_hoc_request SET state = 'Waiting', worker = NULL, detail = @detail WHERE state = 'Running' AND {abandoned}", parameters);
    }

    public Task<int> EndAsync(FiledRequest known, RunStatus outcome, string? detail, DateTimeOffset at) =>
        connection.ExecuteAsync(
            $"UPDATE ad_hoc_request SET state = 'Ended', worker = NULL, outcome = @outcome, detail = @detail, ended_at = @endedAt WHERE {AsKnown}",
            Known(known, new { outcome = outcome.ToString(), detail, endedAt = at.ToUnixTimeMilliseconds() }));

    public async Task<FiledRequest?> FindAsync(string id) =>
        (await connection.QuerySingleOrDefaultAsync<RequestRow>(RequestRow.Select + " WHERE request_id = @id", new { id }).ConfigureAwait(false))?.ToFiledRequest();

    public async Task<List<FiledRequest>> ListAsync(AdHocState? state, int limit)
    {
        var rows = await connection.QueryAsync<RequestRow>(
            RequestRow.Select + (state is null ? "" : " WHERE state = @state") + " ORDER BY ad_hoc_request.id DESC LIMIT @limit",
            new { state = state?.ToString(), limit }).ConfigureAwait(false);
        return [.. rows.Select(static row => row.ToFiledRequest())];
    }

    private static DynamicParameters Known(FiledRequest request, object values)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(new { id = request.Request.Id, state = request.State.ToString(), attempts = request.Attempts });
        return parameters;
    }
}
