using System.Data.Common;
using Dapper;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Storage.Tables;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Moves a sink, and while it does so nobody else moves it or takes the right to deliver to it.</summary>
internal sealed record SinkMove(string Sink, long Expected, long Offset, IReadOnlyList<RejectedEntry> Rejected, PostgreSqlLease? Under)
{
    public async Task<bool> TryAsync(DbConnection connection, SinkTable sinks, DateTimeOffset at)
    {
        if (Under is not null && !await new LeaseTable(connection).HoldAsync(Under).ConfigureAwait(false))
            throw LeaseLosses.OfSink(Sink, await Under.DescribeHolderAsync().ConfigureAwait(false));

        // What was delivered is delivered again when it is forgotten; a replay is ordered once.
        if (Offset >= Expected)
            await connection.ExecuteAsync("SET LOCAL synchronous_commit = off").ConfigureAwait(false);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '/sink/' || @Sink, 0))", new { Sink }).ConfigureAwait(false);
        return await sinks.TryMoveAsync(Sink, Expected, Offset, [.. Rejected.Select(Storable)], at).ConfigureAwait(false);
    }

    private static RejectedEntry Storable(RejectedEntry entry) => entry with { Reason = entry.Reason.Replace('\0', '\uFFFD') };
}
