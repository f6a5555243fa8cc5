using System.Data.Common;
using Dapper;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>
/// Removes old entries of the log piece by piece, so that writers get their turn in between. What is still the newest entry of its aspect, or a dead
/// letter, stays.
/// </summary>
internal sealed class LogShortening(SqliteAccess access, LogRetention retention, TimeProvider timeProvider, ILogger logger)
{
    private const int Piece = 5_000;

    /// <summary>What an entry takes beside its payload, about.</summary>
    private const int EntryBytes = 60;

    // Sinks that were never delivered to are not known here.
    private const string Delivered = "SELECT ifnull((SELECT min(log_offset) FROM sink), (SELECT log_offset FROM log_head))";

    private const string Remove =
        $"""
        DELETE FROM log WHERE log_offset BETWEEN @first AND @last AND log_offset <= ({Delivered})
          AND NOT EXISTS (SELECT 1 FROM aspect_state AS state WHERE state.entity = log.entity AND state.aspect = log.aspect AND state.log_offset = log.log_offset)
          AND NOT EXISTS (SELECT 1 FROM dead_letter WHERE dead_letter.log_offset = log.log_offset)
        """;

    /// <returns>The offset up to which entries were removed; 0 when none were.</returns>
    public async Task<long> ShortenAsync(CancellationToken cancellationToken)
    {
        var limit = await access.ReadAsync(FindLimitAsync, cancellationToken).ConfigureAwait(false);
        var removed = 0;
        for (var first = 1L; first <= limit; first += Piece)
        {
            var piece = new { first, last = Math.Min(limit, first + Piece - 1) };
            removed += await access.WriteAsync(connection => connection.ExecuteAsync(Remove, piece), cancellationToken).ConfigureAwait(false);
        }

        if (removed == 0)
            return 0;
        LogMessages.LogShortened(logger, limit);
        return limit;
    }

    private async Task<long> FindLimitAsync(DbConnection connection)
    {
        var delivered = await connection.ExecuteScalarAsync<long>(Delivered).ConfigureAwait(false);
        return Math.Min(delivered, Math.Max(await FindOldAsync(connection).ConfigureAwait(false), await FindExcessAsync(connection).ConfigureAwait(false)));
    }

    private async Task<long> FindOldAsync(DbConnection connection)
    {
        if (retention.MaxAge is not { } age)
            return 0;
        var since = (timeProvider.GetUtcNow() - age).ToUnixTimeMilliseconds();
        var kept = await connection.ExecuteScalarAsync<long?>(
            "SELECT log_offset FROM log WHERE recorded_at >= @since AND log_offset > 0 ORDER BY log_offset LIMIT 1", new { since }).ConfigureAwait(false);
        return kept is { } first ? first - 1 : long.MaxValue;
    }

    private async Task<long> FindExcessAsync(DbConnection connection) =>
        retention.MaxBytes is not { } bytes
            ? 0
            : await connection.ExecuteScalarAsync<long?>(
                """
                SELECT log_offset FROM (
                  SELECT log_offset, sum(@EntryBytes + ifnull(length(payload), 0)) OVER (ORDER BY log_offset DESC) AS total FROM log)
                WHERE total > @bytes ORDER BY log_offset DESC LIMIT 1
                """,
                new { EntryBytes, bytes }).ConfigureAwait(false) ?? 0;
}
