using System.Data.Common;
using System.Text.Json;
using Dapper;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tables;

/// <summary>Reads and writes how far the sinks are and what they refused; what writes is called within a transaction that may.</summary>
/// <param name="connection">A connection to the database.</param>
/// <param name="eachOffset">A query for the numbers in the JSON array <c>@offsets</c>.</param>
internal sealed class SinkTable(DbConnection connection, string eachOffset)
{
    public Task<long> HeadAsync() => connection.ExecuteScalarAsync<long>("SELECT log_offset FROM log_head");

    public Task<long> OffsetAsync(string sink) => connection.ExecuteScalarAsync<long>("SELECT log_offset FROM sink WHERE name = @sink", new { sink });

    /// <summary>Moves a sink that is where the caller believes it to be, and keeps what it refused.</summary>
    public async Task<bool> TryMoveAsync(string sink, long expected, long offset, IReadOnlyList<RejectedEntry> rejected, DateTimeOffset at)
    {
        if (await OffsetAsync(sink).ConfigureAwait(false) != expected)
            return false;
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, await HeadAsync().ConfigureAwait(false));
        await MoveAsync(sink, offset).ConfigureAwait(false);
        for (var i = 0; i < rejected.Count; i++)
            await RejectAsync(sink, rejected[i], at).ConfigureAwait(false);
        return true;
    }

    public async Task<List<SinkPosition>> ListAsync()
    {
        var rows = await connection.QueryAsync<(string Sink, long Offset, long DeadLetters)>(
            "SELECT name, log_offset, (SELECT count(*) FROM dead_letter WHERE sink = name) FROM sink ORDER BY name").ConfigureAwait(false);
        var sinks = new List<SinkPosition>();
        foreach (var row in rows)
            sinks.Add(new SinkPosition(row.Sink, row.Offset, row.DeadLetters));
        return sinks;
    }

    public Task<int> DropDeadLettersAsync(string sink, IReadOnlyCollection<long>? offsets) => offsets is null
        ? connection.ExecuteAsync("DELETE FROM dead_letter WHERE sink = @sink", new { sink })
        : connection.ExecuteAsync(
            $"DELETE FROM dead_letter WHERE sink = @sink AND log_offset IN ({eachOffset})",
            new { sink, offsets = JsonSerializer.Serialize(offsets) });

    public async Task<List<DeadLetter>> DeadLettersAsync(DeadLetterQuery query)
    {
        var rows = await connection.QueryAsync<(string Sink, long Offset, string Reason, long RejectedAt)>(
            """
            SELECT sink, log_offset, reason, rejected_at FROM dead_letter
            WHERE (@Sink IS NULL OR sink = @Sink) AND log_offset >= @From
            ORDER BY sink, log_offset LIMIT @limit
            """,
            new { query.Sink, query.From, limit = (long?)query.Limit ?? long.MaxValue }).ConfigureAwait(false);
        var letters = new List<DeadLetter>();
        foreach (var row in rows)
            letters.Add(new DeadLetter(row.Sink, row.Offset, row.Reason, DateTimeOffset.FromUnixTimeMilliseconds(row.RejectedAt)));
        return letters;
    }

    /// <summary>Moves a sink; what it is to be given again is no longer refused for good.</summary>
    private async Task MoveAsync(string sink, long offset)
    {
        await connection.ExecuteAsync(
            "INSERT INTO sink (name, log_offset) VALUES (@sink, @offset) ON CONFLICT (name) DO UPDATE SET log_offset = excluded.log_offset",
            new { sink, offset }).ConfigureAwait(false);
        await connection.ExecuteAsync("DELETE FROM dead_letter WHERE sink = @sink AND log_offset > @offset", new { sink, offset }).ConfigureAwait(false);
    }

    private Task<int> RejectAsync(string sink, RejectedEntry entry, DateTimeOffset at) =>
        connection.ExecuteAsync(
            """
            INSERT INTO dead_letter (sink, log_offset, reason, rejected_at) VALUES (@sink, @Offset, @Reason, @rejectedAt)
            ON CONFLICT (sink, log_offset) DO UPDATE SET reason = excluded.reason, rejected_at = excluded.rejected_at
            """,
            new { sink, entry.Offset, entry.Reason, rejectedAt = at.ToUnixTimeMilliseconds() });
}
