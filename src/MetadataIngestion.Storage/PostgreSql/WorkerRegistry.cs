using System.Text.Json;
using Dapper;
using MetadataIngestion.Core.Storing;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The workers that share the database. Only the server's clock says which of them are gone.</summary>
internal sealed class WorkerRegistry(PostgreSqlDatabase database, TimeSpan patience) : IWorkerRegistry
{
    /// <summary>Whether the worker that runs a request lives, as a condition.</summary>
    public const string Lives =
        "EXISTS (SELECT 1 FROM worker WHERE worker.id = ad_hoc_request.worker AND worker.checked_in_at > clock_timestamp() - make_interval(secs => @patience))";

    private const string Gone = "checked_in_at <= clock_timestamp() - make_interval(secs => @patience)";

    // Whoever has had the same configuration before has had it since then.
    private const string Checked =
        """
        configured_at = CASE WHEN worker.configuration = @configuration THEN worker.configured_at ELSE clock_timestamp() END,
        configuration = @configuration, checked_in_at = clock_timestamp(), report = @report::jsonb
        """;

    private readonly TimeSpan _answer = patience / 3;

    public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken) =>
        UseAsync<DateTimeOffset>(
            async (connection, token) => await connection.QuerySingleAsync<DateTime>(Command("SELECT clock_timestamp()", null, token)).ConfigureAwait(false),
            cancellationToken);

    public Task<bool> TryJoinAsync(WorkerReport report, CancellationToken cancellationToken) =>
        UseAsync(
            async (connection, token) =>
            {
                await connection.ExecuteAsync(Command("DELETE FROM worker WHERE checked_in_at < clock_timestamp() - interval '1 day'", null, token)).ConfigureAwait(false);
                return await connection.ExecuteAsync(Command(
                    $"""
                    INSERT INTO worker (name, id, configuration, configured_at, checked_in_at, report)
                    VALUES (@Name, @Id, @configuration, clock_timestamp(), clock_timestamp(), @report::jsonb)
                    ON CONFLICT (name) DO UPDATE SET id = excluded.id, {Checked} WHERE worker.id = excluded.id OR worker.{Gone}
                    """,
                    Values(report),
                    token)).ConfigureAwait(false) > 0;
            },
            cancellationToken);

    public Task<bool> CheckInAsync(WorkerReport report, CancellationToken cancellationToken) =>
        UseAsync(
            async (connection, token) => await connection.ExecuteAsync(
                Command($"UPDATE worker SET {Checked} WHERE name = @Name AND id = @Id", Values(report), token)).ConfigureAwait(false) > 0,
            cancellationToken);

    public Task LeaveAsync(string id, CancellationToken cancellationToken) =>
        UseAsync((connection, token) => connection.ExecuteAsync(Command("DELETE FROM worker WHERE id = @id", new { id }, token)), cancellationToken);

    public Task<IReadOnlyList<WorkerEntry>> ListAsync(CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<WorkerEntry>>(
            async (connection, token) =>
            {
                var rows = await connection.QueryAsync<(string Report, DateTime CheckedInAt, DateTime ConfiguredAt, bool Gone)>(Command(
                    $"SELECT report::text, checked_in_at, configured_at, {Gone} FROM worker ORDER BY name",
                    new { patience = patience.TotalSeconds },
                    token)).ConfigureAwait(false);
                return [.. rows.Select(static row => new WorkerEntry(
                    JsonSerializer.Deserialize(row.Report, WorkerReportJson.Default.WorkerReport)!, row.CheckedInAt, row.ConfiguredAt, !row.Gone))];
            },
            cancellationToken);

    private object Values(WorkerReport report) => new
    {
        report.Name,
        report.Id,
        configuration = report.Configuration,
        report = Serialize(report),
        patience = patience.TotalSeconds,
    };

    // The type jsonb has no null character, and a worker must not be taken for gone because of what a sink answered.
    private static string Serialize(WorkerReport report) =>
        JsonSerializer.Serialize(report, WorkerReportJson.Default.WorkerReport).Replace("\\u0000", "\\uFFFD", StringComparison.Ordinal);

    private static CommandDefinition Command(string text, object? values, CancellationToken cancellationToken) =>
        new(text, values, cancellationToken: cancellationToken);

    /// <summary>What comes too late is worth nothing, so nothing is tried again here.</summary>
    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var answer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        answer.CancelAfter(_answer);
        try
        {
            var connection = await database.ConnectControlAsync(answer.Token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                return await work(connection, answer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreException($"The database {database.Name} did not answer within {_answer.TotalSeconds:0.#} s.");
        }
        catch (Exception error) when (PostgreSqlErrors.IsOfDatabase(error))
        {
            throw PostgreSqlErrors.Describe(database.Name, error);
        }
    }
}
