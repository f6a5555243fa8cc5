using System.Globalization;
using Dapper;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Makes the partitions of the log, ahead of need.</summary>
internal sealed class LogPartitions(PostgreSqlAccess access, long size)
{
    private long _end;
    private long _newest;

    /// <summary>Notes an offset that was given out.</summary>
    public void Note(long offset)
    {
        if (offset > Volatile.Read(ref _newest))
            Volatile.Write(ref _newest, offset);
    }

    /// <summary>Sees to it that there are partitions for the next entries, and for as many as one holds after them, which others may append meanwhile.</summary>
    public async Task PrepareAsync(int entries, CancellationToken cancellationToken)
    {
        var offset = Volatile.Read(ref _newest) + entries;
        if (offset + size < Volatile.Read(ref _end))
            return;
        var end = await access.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '/log', 0))").ConfigureAwait(false);
                var next = await connection.ExecuteScalarAsync<long?>("SELECT max(next_offset) FROM log_partition").ConfigureAwait(false) ?? 1;
                for (; next <= offset + (2 * size); next += size)
                    await connection.ExecuteAsync(Creation(next)).ConfigureAwait(false);
                return next;
            },
            cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _end, end);
    }

    /// <summary>Attaching a table that is made first keeps nobody from reading or appending, which making it in its place would.</summary>
    private string Creation(long first) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        CREATE TABLE log_{first} (LIKE log INCLUDING ALL) WITH (toast_tuple_target = 8160);
        ALTER TABLE log ATTACH PARTITION log_{first} FOR VALUES FROM ({first}) TO ({first + size});
        INSERT INTO log_partition (first_offset, next_offset) VALUES ({first}, {first + size});
        """);
}
