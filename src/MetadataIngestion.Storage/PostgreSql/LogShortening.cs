using System.Data.Common;
using System.Globalization;
using Dapper;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Drops old partitions of the log, the oldest first. What is still the newest entry of its aspect, or a dead letter, is kept apart.</summary>
internal sealed class LogShortening(PostgreSqlAccess access, LogRetention retention, TimeProvider timeProvider, ILogger logger)
{
    // Sinks that were never delivered to are not known here.
    private const string Delivered = "SELECT coalesce((SELECT min(log_offset) FROM sink), (SELECT log_offset FROM log_head))";

    private const string Needed =
        """
        (EXISTS (SELECT 1 FROM aspect_state AS state WHERE state.entity = log.entity AND state.aspect = log.aspect AND state.log_offset = log.log_offset)
         OR EXISTS (SELECT 1 FROM dead_letter WHERE dead_letter.log_offset = log.log_offset))
        """;

    /// <returns>The offset up to which entries were removed; 0 when none were.</returns>
    public async Task<long> ShortenAsync(CancellationToken cancellationToken)
    {
        var removed = 0L;
        foreach (var partition in await access.ReadAsync(FindAsync, cancellationToken).ConfigureAwait(false))
        {
            if (!await TryDropAsync(partition, cancellationToken).ConfigureAwait(false))
                break;
            removed = partition.Last;
        }

        if (removed > 0)
        {
            await access.WriteAsync(RemoveOutdatedAsync, cancellationToken).ConfigureAwait(false);
            LogMessages.LogShortened(logger, removed);
        }

        return removed;
    }

    /// <summary>The partitions that may go; the one that is written to never does.</summary>
    private async Task<List<LogRange>> FindAsync(DbConnection connection)
    {
        var partitions = (await connection.QueryAsync<(long First, long Next, long Bytes)>(
            """
            SELECT first_offset, next_offset, pg_total_relation_size(format('log_%s', first_offset)::regclass)
            FROM log_partition WHERE first_offset <= (SELECT log_offset FROM log_head) ORDER BY first_offset
            """).ConfigureAwait(false)).ToList();
        var delivered = await connection.ExecuteScalarAsync<long>(Delivered).ConfigureAwait(false);
        var bytes = partitions.Sum(static partition => partition.Bytes);
        var droppable = new List<LogRange>();
        foreach (var (first, next, size) in partitions.SkipLast(1).TakeWhile(partition => partition.Next - 1 <= delivered))
        {
            if (bytes <= (retention.MaxBytes ?? long.MaxValue) && !await IsOldAsync(connection, first).ConfigureAwait(false))
                break;
            bytes -= size;
            droppable.Add(new LogRange(first, next - 1));
        }

        return droppable;
    }

    private async Task<bool> IsOldAsync(DbConnection connection, long first)
    {
        if (retention.MaxAge is not { } age)
            return false;
        var newest = await connection.ExecuteScalarAsync<long?>($"SELECT recorded_at FROM {Table(first)} ORDER BY log_offset DESC LIMIT 1").ConfigureAwait(false);
        return newest is null || newest < (timeProvider.GetUtcNow() - age).ToUnixTimeMilliseconds();
    }

    /// <returns>Whether it is gone; not when a sink was moved back meanwhile, or someone reads it for long.</returns>
    private async Task<bool> TryDropAsync(LogRange partition, CancellationToken cancellationToken)
    {
        try
        {
            return await access.WriteAsync(connection => DropAsync(connection, partition), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            return false;
        }
    }

    private static async Task<bool> DropAsync(DbConnection connection, LogRange partition)
    {
        var table = Table(partition.First);
        await connection.ExecuteAsync(
            """
            SET LOCAL statement_timeout = 0;
            SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '/log', 0));
            """).ConfigureAwait(false);
        if (await connection.ExecuteScalarAsync<string?>($"SELECT to_regclass('{table}')::text").ConfigureAwait(false) is null)
            return true;

        await connection.ExecuteAsync($"INSERT INTO log_kept SELECT * FROM {table} AS log WHERE {Needed}", commandTimeout: 0).ConfigureAwait(false);

        // From here on nobody reads the log or moves a sink, so it must be over soon or not happen at all.
        await connection.ExecuteAsync("SET LOCAL lock_timeout = '2s'; LOCK TABLE sink, dead_letter IN SHARE MODE").ConfigureAwait(false);
        if (await connection.ExecuteScalarAsync<long>(Delivered).ConfigureAwait(false) < partition.Last)
        {
            await connection.ExecuteAsync("DELETE FROM log_kept WHERE log_offset BETWEEN @First AND @Last", new { partition.First, partition.Last }).ConfigureAwait(false);
            return false;
        }

        await connection.ExecuteAsync($"DROP TABLE {table}; DELETE FROM log_partition WHERE first_offset = @First", new { partition.First }).ConfigureAwait(false);
        return true;
    }

    private static Task<int> RemoveOutdatedAsync(DbConnection connection) =>
        connection.ExecuteAsync($"SET LOCAL statement_timeout = 0; DELETE FROM log_kept AS log WHERE NOT {Needed}", commandTimeout: 0);

    private static string Table(long first) => "log_" + first.ToString(CultureInfo.InvariantCulture);
}
