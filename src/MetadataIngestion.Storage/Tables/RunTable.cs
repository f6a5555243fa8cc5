using System.Data.Common;
using System.Text.Json;
using Dapper;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tables;

/// <summary>Reads and writes sources and their runs; what writes is called within a transaction that may.</summary>
/// <param name="connection">A connection to the database.</param>
/// <param name="alive">An expression that tells whether someone works on a run; <c>NULL</c> where the database does not know.</param>
internal sealed class RunTable(DbConnection connection, string alive = "NULL")
{
    private readonly string _select = $"{RunRow.Columns}, {alive} AS Alive{RunRow.From}";

    public Task<long?> FindSourceAsync(string name) =>
        connection.QuerySingleOrDefaultAsync<long?>("SELECT id FROM source WHERE name = @name", new { name });

    public Task<long> AddSourceAsync(string name) =>
        connection.ExecuteScalarAsync<long>(
            "INSERT INTO source (name) VALUES (@name) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id", new { name });

    public Task<long> BeginAsync(RunStart start, long source) =>
        connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO run (run_id, source, request_id, scope, owner, worker, status, started_at)
            VALUES (@RunId, @source, @RequestId, @Scope, @Owner, @Worker, @status, @startedAt) RETURNING id
            """,
            new
            {
                start.RunId,
                source,
                start.RequestId,
                start.Scope,
                Owner = ProcessName.Name,
                start.Worker,
                status = nameof(RunStatus.Running),
                startedAt = start.StartedAt.ToUnixTimeMilliseconds(),
            });

    public Task<int> EndAsync(long run, RunReport report) =>
        connection.ExecuteAsync(
            "UPDATE run SET status = @status, report = @json WHERE id = @run",
            new { run, status = report.Status.ToString(), json = JsonSerializer.Serialize(report, RunReportJson.Default.RunReport) });

    /// <summary>Marks a run that is under way, as far as the database knows, as one to be ended.</summary>
    /// <returns>Whether it is.</returns>
    public async Task<bool> CancelAsync(string runId) =>
        await connection.ExecuteAsync(
            $"UPDATE run SET cancel_asked = TRUE WHERE run_id = @runId AND status = 'Running' AND coalesce({alive}, TRUE)", new { runId }).ConfigureAwait(false) > 0;

    public Task<bool> IsCancelledAsync(string runId) =>
        connection.QuerySingleOrDefaultAsync<bool>("SELECT cancel_asked FROM run WHERE run_id = @runId", new { runId });

    /// <summary>The runs of a source that have not ended, as far as the database knows; the newest first.</summary>
    public Task<IEnumerable<RunRow>> UnderWayAsync(long source) =>
        connection.QueryAsync<RunRow>(_select + " WHERE run.source = @source AND status = 'Running' ORDER BY run.id DESC", new { source });

    /// <summary>The runs that a query names, and those that may not be under way any more, which the database alone cannot tell; the newest first, read as they are asked for.</summary>
    public IAsyncEnumerable<RunRow> ListAsync(RunQuery query) =>
        connection.QueryUnbufferedAsync<RunRow>($"{_select} WHERE {Conditions(query)} ORDER BY run.id DESC{(query.Status is null ? " LIMIT @Limit" : "")}", query);

    /// <summary>The newest run of each source that covered all of it and has one of these statuses.</summary>
    public Task<IEnumerable<RunRow>> LatestAsync(IEnumerable<RunStatus> statuses) =>
        connection.QueryAsync<RunRow>(
            _select +
            $"""
             WHERE run.id = (
               SELECT latest.id FROM run AS latest WHERE latest.source = source.id AND latest.scope IS NULL AND latest.status IN ({Literals(statuses)})
               ORDER BY latest.id DESC LIMIT 1)
            ORDER BY source.name
            """);

    /// <summary>The runs of all of a source that have not ended, as far as the database knows; the newest first.</summary>
    public Task<IEnumerable<RunRow>> UnderWayAsync() =>
        connection.QueryAsync<RunRow>(_select + " WHERE status = 'Running' AND scope IS NULL ORDER BY run.id DESC");

    public Task<RunRow?> FindAsync(string runId) => connection.QuerySingleOrDefaultAsync<RunRow>(_select + " WHERE run_id = @runId", new { runId });

    public Task<RunRow> GetAsync(long run) => connection.QuerySingleAsync<RunRow>(_select + " WHERE run.id = @run", new { run });

    private static string Literals(IEnumerable<RunStatus> statuses) => string.Join(", ", statuses.Select(static status => $"'{status}'"));

    private static string Conditions(RunQuery query)
    {
        List<string> conditions = ["TRUE"];
        if (query.Source is not null)
            conditions.Add("run.source = (SELECT id FROM source WHERE name = @Source)");
        if (query.RequestId is not null)
            conditions.Add("request_id = @RequestId");
        if (query.Status is not null)
            conditions.Add($"status IN ('{query.Status}', 'Running')");
        if (query.Before is not null)
            conditions.Add("run.id < (SELECT id FROM run WHERE run_id = @Before)");
        return string.Join(" AND ", conditions);
    }
}
