using System.Text.Json;
using Dapper;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads and writes sources and their runs; what writes is called within a transaction that may.</summary>
internal sealed class RunTable(SqliteConnection connection)
{
    private static readonly string Owner =
        $"process {Environment.ProcessId} ({Path.GetFileNameWithoutExtension(Environment.ProcessPath)}) on {Environment.MachineName}";

    public long? FindSource(string name) =>
        connection.QuerySingleOrDefault<long?>("SELECT id FROM source WHERE name = @name", new { name });

    public long AddSource(string name) =>
        connection.ExecuteScalar<long>(
            "INSERT INTO source (name) VALUES (@name) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id", new { name });

    public long Begin(RunStart start, long source) =>
        connection.ExecuteScalar<long>(
            """
            INSERT INTO run (run_id, source, request_id, scope, owner, status, started_at)
            VALUES (@RunId, @source, @RequestId, @Scope, @Owner, @status, @startedAt) RETURNING id
            """,
            new
            {
                start.RunId,
                source,
                start.RequestId,
                start.Scope,
                Owner,
                status = nameof(RunStatus.Running),
                startedAt = start.StartedAt.ToUnixTimeMilliseconds(),
            });

    public void End(long run, RunReport report) =>
        connection.Execute(
            "UPDATE run SET status = @status, report = @json WHERE id = @run",
            new { run, status = report.Status.ToString(), json = JsonSerializer.Serialize(report, RunReportJson.Default.RunReport) });

    /// <summary>The runs of a source that have not ended, as far as the database knows; the newest first.</summary>
    public IEnumerable<RunRow> UnderWay(long source) =>
        connection.Query<RunRow>(RunRow.Select + " WHERE run.source = @source AND status = 'Running' ORDER BY run.id DESC", new { source });

    /// <summary>The runs that a query names but for their status, which the database alone cannot tell; the newest first, read as they are asked for.</summary>
    public IEnumerable<RunRow> List(RunQuery query) =>
        connection.Query<RunRow>($"{RunRow.Select} WHERE {Conditions(query)} ORDER BY run.id DESC", query, buffered: false);

    /// <summary>The newest run of each source that covered all of it and has one of these statuses.</summary>
    public IEnumerable<RunRow> Latest(IEnumerable<RunStatus> statuses) =>
        connection.Query<RunRow>(
            RunRow.Select +
            """
             WHERE run.id = (
               SELECT latest.id FROM run AS latest WHERE latest.source = source.id AND latest.scope IS NULL AND latest.status IN @statuses
               ORDER BY latest.id DESC LIMIT 1)
            ORDER BY source.name
            """,
            new { statuses = statuses.Select(static status => status.ToString()) });

    /// <summary>The runs of all of a source that have not ended, as far as the database knows; the newest first.</summary>
    public IEnumerable<RunRow> UnderWay() => connection.Query<RunRow>(RunRow.Select + " WHERE status = 'Running' AND scope IS NULL ORDER BY run.id DESC");

    public RunRow? Find(string runId) => connection.QuerySingleOrDefault<RunRow>(RunRow.Select + " WHERE run_id = @runId", new { runId });

    public RunRow Get(long run) => connection.QuerySingle<RunRow>(RunRow.Select + " WHERE run.id = @run", new { run });

    private static string Conditions(RunQuery query)
    {
        List<string> conditions = ["TRUE"];
        if (query.Source is not null)
            conditions.Add("run.source = (SELECT id FROM source WHERE name = @Source)");
        if (query.RequestId is not null)
            conditions.Add("request_id = @RequestId");
        if (query.Before is not null)
            conditions.Add("run.id < (SELECT id FROM run WHERE run_id = @Before)");
        return string.Join(" AND ", conditions);
    }
}
