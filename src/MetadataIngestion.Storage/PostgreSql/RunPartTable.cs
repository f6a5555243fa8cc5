using System.Data.Common;
using System.Text.Json;
using Dapper;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Reads and writes the parts of runs; what writes is called within a transaction.</summary>
internal sealed class RunPartTable(DbConnection connection)
{
    // A run whose right has passed on, or run out, gives none to those who crawl its parts.
    private const string RunLives =
        "EXISTS (SELECT 1 FROM run JOIN lease ON lease.name = run.lease AND lease.token = run.token WHERE run.id = run_part.run AND lease.expires_at > clock_timestamp())";

    private const string Taken = "EXISTS (SELECT 1 FROM lease WHERE lease.name = run_part.lease AND lease.token = run_part.token AND lease.expires_at > clock_timestamp())";

    /// <summary>Writes down the parts of a run, and forgets what is remembered of parts that there are no more. May be done again.</summary>
    public async Task OpenAsync(OpenRun run, string configuration, IReadOnlyList<RunPart> parts)
    {
        var rows = parts.Select(part => new
        {
            run = run.Id,
            part.Number,
            Name = StoredText.Encode(part.Name),
            Scopes = part.Scopes.Select(StoredText.Encode).ToArray(),
            configuration,
            lease = $"part/{run.Start.Source}/{part.Number}",
        });
        await connection.ExecuteAsync(
            """
            INSERT INTO run_part (run, number, name, scopes, configuration, lease) VALUES (@run, @Number, @Name, @Scopes, @configuration, @lease)
            ON CONFLICT (run, number) DO NOTHING
            """,
            rows).ConfigureAwait(false);
        await connection.ExecuteAsync(
            "DELETE FROM part_memory WHERE source = @Source AND part <> ALL(@names)",
            new { run.Source, names = parts.Select(static part => StoredText.Encode(part.Name)).ToArray() }).ConfigureAwait(false);
    }

    /// <summary>The parts of a source's run that nobody has.</summary>
    public Task<IEnumerable<RunPartRow>> OpenPartsAsync(PartClaim claim) =>
        connection.QueryAsync<RunPartRow>(
            $"""
            {RunPartRow.Columns}
            WHERE source.name = @Source AND run.status = 'Running' AND configuration = @Configuration AND number > 0 AND ended_at IS NULL AND attempts < @most
              AND NOT {Taken} AND {RunLives}
            ORDER BY run_part.run, number
            """,
            new { claim.Source, claim.Configuration, most = IRunParts.MostAttempts });

    public Task<RunPartRow> GetAsync(long run, int number) =>
        connection.QuerySingleAsync<RunPartRow>($"{RunPartRow.Columns} WHERE run_part.run = @run AND number = @number", new { run, number });

    /// <summary>Enters who crawls a part from now on. Done again under the same right, it changes nothing.</summary>
    /// <returns>Whether the part is still there to be crawled.</returns>
    public async Task<bool> EnterAsync(RunPartRow part, PostgreSqlLease lease, string? worker) =>
        await connection.ExecuteAsync(
            $"""
            UPDATE run_part SET attempts = attempts + CASE WHEN token = @Token THEN 0 ELSE 1 END, token = @Token, worker = @worker, started_at = clock_timestamp(),
                                commits = 0, commit_first = 0, commit_last = 0
            WHERE run = @RunNumber AND number = @Number AND ended_at IS NULL AND {RunLives}
            """,
            new { part.RunNumber, part.Number, lease.Token, worker }).ConfigureAwait(false) > 0;

    /// <summary>Ends a part with what came of it. Done again, it ends as it did.</summary>
    /// <returns>Whether it was this worker's to end.</returns>
    public async Task<bool> EndAsync(OpenRun run, PartResult result) =>
        await connection.ExecuteAsync(
            $"""
            UPDATE run_part SET ended_at = coalesce(ended_at, clock_timestamp()), report = @report, findings = @findings
            WHERE run = @Id AND number = @Number AND token = @Token AND {RunLives}
            """,
            new
            {
                run.Id,
                run.Part!.Number,
                run.Lease.Token,
                report = JsonSerializer.Serialize(result.Report, RunReportJson.Default.RunReport),
                findings = result.Findings.ToArray(),
            }).ConfigureAwait(false) > 0;

    /// <summary>The parts of a run but for the rest.</summary>
    public async Task<IReadOnlyList<PartProgress>> ListAsync(string runId)
    {
        var rows = await connection.QueryAsync<RunPartRow>(
            $"{RunPartRow.Columns.Replace("FALSE AS Taken", $"{Taken} AS Taken", StringComparison.Ordinal)} WHERE run.run_id = @runId AND number > 0 ORDER BY number",
            new { runId }).ConfigureAwait(false);
        return [.. rows.Select(static row => row.ToProgress())];
    }

    public async Task<PartResult?> FindResultAsync(string runId, int number)
    {
        var row = await connection.QuerySingleOrDefaultAsync<(string Report, byte[] Findings)?>(
            "SELECT run_part.report, findings FROM run_part JOIN run ON run.id = run_part.run WHERE run.run_id = @runId AND number = @number AND ended_at IS NOT NULL",
            new { runId, number }).ConfigureAwait(false);
        return row is { } found ? new PartResult(JsonSerializer.Deserialize(found.Report, RunReportJson.Default.RunReport)!, found.Findings) : null;
    }

    /// <summary>
    /// Takes their rights from those who crawl parts of a run that is over, once what they commit right now has ended, and forgets the parts.
    /// </summary>
    public Task CloseAsync(long run) =>
        connection.ExecuteAsync(
            """
            UPDATE lease SET token = lease.token + 1, holder = NULL, expires_at = '-infinity' FROM run_part WHERE lease.name = run_part.lease AND run_part.run = @run;
            DELETE FROM run_part WHERE run = @run
            """,
            new { run });

    public async Task<byte[]?> FindMemoryAsync(string source, string part) =>
        await connection.QuerySingleOrDefaultAsync<byte[]?>(
            "SELECT content FROM part_memory JOIN source ON source.id = part_memory.source WHERE source.name = @source AND part = @part",
            new { source, part = StoredText.Encode(part) }).ConfigureAwait(false);

    public Task<int> SetMemoryAsync(string source, string part, byte[] content) =>
        connection.ExecuteAsync(
            """
            INSERT INTO part_memory (source, part, content) SELECT id, @part, @content FROM source WHERE name = @source
            ON CONFLICT (source, part) DO UPDATE SET content = excluded.content
            """,
            new { source, part = StoredText.Encode(part), content });
}
