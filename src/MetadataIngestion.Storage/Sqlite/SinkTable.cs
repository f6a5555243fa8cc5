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

    /// <summary>Moves a sink and keeps what it refused.</summary>
    public void Commit(string sink, long offset, IReadOnlyList<RejectedEntry> rejected, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Head());
        Move(sink, offset);
        for (var i = 0; i < rejected.Count; i++)
            Reject(sink, rejected[i], at);
    }

    public List<DeadLetter> DeadLetters(string? sink)
    {
        var rows = connection.Query<(string Sink, long Offset, string Reason, long RejectedAt)>(
            "SELECT sink, log_offset, reason, rejected_at FROM dead_letter WHERE @sink IS NULL OR sink = @sink ORDER BY sink, log_offset",
            new { sink });
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
