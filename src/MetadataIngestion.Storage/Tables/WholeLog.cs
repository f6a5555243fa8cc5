using System.Data.Common;
using Dapper;

namespace MetadataIngestion.Storage.Tables;

/// <summary>Finds from where on the log has lost nothing to retention, which nobody writes down.</summary>
/// <param name="connection">The database.</param>
/// <param name="log">The table or view of the whole log.</param>
internal sealed class WholeLog(DbConnection connection, string log)
{
    /// <summary>The offset after the last gap. Events are never kept for their own sake, so there is none after the first that is left.</summary>
    public async Task<long> FindAsync()
    {
        var head = await connection.ExecuteScalarAsync<long>("SELECT log_offset FROM log_head").ConfigureAwait(false);
        if (await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {log}").ConfigureAwait(false) >= head)
            return 1;

        var first = await connection.ExecuteScalarAsync<long?>(
            $"""
            SELECT min(told.log_offset) FROM {log} AS told
            WHERE told.event IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dead_letter WHERE dead_letter.log_offset = told.log_offset)
            """).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<long?>(
            $"""
            SELECT entry.log_offset FROM {log} AS entry
            WHERE entry.log_offset <= @last AND NOT EXISTS (SELECT 1 FROM {log} AS one_before WHERE one_before.log_offset = entry.log_offset - 1)
            ORDER BY entry.log_offset DESC LIMIT 1
            """,
            new { last = first ?? head }).ConfigureAwait(false) ?? head + 1;
    }
}
