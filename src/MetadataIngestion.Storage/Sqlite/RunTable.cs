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
            INSERT INTO run (run_id, source, request_id, owner, status, started_at)
            VALUES (@RunId, @source, @RequestId, @Owner, @status, @startedAt) RETURNING id
            """,
            new
            {
                start.RunId,
                source,
                start.RequestId,
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

    public IEnumerable<RunRow> List(string? source, int limit) =>
        connection.Query<RunRow>(
            RunRow.Select + (source is null ? "" : " WHERE run.source = (SELECT id FROM source WHERE name = @source)") + " ORDER BY run.id DESC LIMIT @limit",
            new { source, limit });

    public RunRow? Find(string runId) => connection.QuerySingleOrDefault<RunRow>(RunRow.Select + " WHERE run_id = @runId", new { runId });

    public RunRow Get(long run) => connection.QuerySingle<RunRow>(RunRow.Select + " WHERE run.id = @run", new { run });
}
