using System.Text.Json;
using Dapper;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads and writes how far the sinks are and what they refused; what writes is called within a transaction that may.</summary>
internal sealed class SinkTable(SqliteConnection connection)
{
    public long Head() => connection.ExecuteScalar<long>("SELECT log_offset FROM log_head");

    public long Offset(string sink) => connection.ExecuteScalar<long>("SELECT log_offset FROM sink WHERE name = @sink", new { sink });

    /// <summary>Moves a sink that is where the caller believes it to be, and keeps what it refused.</summary>
    public bool TryMove(string sink, long expected, long offset, IReadOnlyList<RejectedEntry> rejected, DateTimeOffset at)
    {
        if (Offset(sink) != expected)
            return false;
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Head());
        Move(sink, offset);
        for (var i = 0; i < rejected.Count; i++)
            Reject(sink, rejected[i], at);
        return true;
    }

    public List<SinkPosition> List()
    {
        var rows = connection.Query<(string Sink, long Offset, long DeadLetters)>(
            "SELECT name, log_offset, (SELECT count(*) FROM dead_letter WHERE sink = name) FROM sink ORDER BY name");
        var sinks = new List<SinkPosition>();
        foreach (var row in rows)
            sinks.Add(new SinkPosition(row.Sink, row.Offset, row.DeadLetters));
        return sinks;
    }

    public int DropDeadLetters(string sink, IReadOnlyCollection<long>? offsets) => offsets is null
        ? connection.Execute("DELETE FROM dead_letter WHERE sink = @sink", new { sink })
        : connection.Execute(
            "DELETE FROM dead_letter WHERE sink = @sink AND log_offset IN (SELECT value FROM json_each(@offsets))",
            new { sink, offsets = JsonSerializer.Serialize(offsets) });

    public List<DeadLetter> DeadLetters(DeadLetterQuery query)
    {
        var rows = connection.Query<(string Sink, long Offset, string Reason, long RejectedAt)>(
            """
            SELECT sink, log_offset, reason, rejected_at FROM dead_letter
            WHERE (@Sink IS NULL OR sink = @Sink) AND log_offset >= @From
            ORDER BY sink, log_offset LIMIT ifnull(@Limit, -1)
            """,
            query);
        var letters = new List<DeadLetter>();
        foreach (var row in rows)
            letters.Add(new DeadLetter(row.Sink, row.Offset, row.Reason, DateTimeOffset.FromUnixTimeMilliseconds(row.RejectedAt)));
        return letters;
    }

    /// <summary>Moves a sink; what it is to be given again is no longer refused for good.</summary>
    private void Move(string sink, long offset)
    {
        connection.Execute(
            "INSERT INTO sink (name, log_offset) VALUES (@sink, @offset) ON CONFLICT (name) DO UPDATE SET log_offset = excluded.log_offset",
            new { sink, offset });
        connection.Execute("DELETE FROM dead_letter WHERE sink = @sink AND log_offset > @offset", new { sink, offset });
    }

    private void Reject(string sink, RejectedEntry entry, DateTimeOffset at) =>
        connection.Execute(
            """
            INSERT INTO dead_letter (sink, log_offset, reason, rejected_at) VALUES (@sink, @Offset, @Reason, @rejectedAt)
            ON CONFLICT (sink, log_offset) DO UPDATE SET reason = excluded.reason, rejected_at = excluded.rejected_at
            """,
            new { sink, entry.Offset, entry.Reason, rejectedAt = at.ToUnixTimeMilliseconds() });
}
