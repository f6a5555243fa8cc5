using System.Data.Common;
using Dapper;

namespace MetadataIngestion.Storage.Tables;

/// <summary>Reads and writes which sources are paused; what writes is called within a transaction that may.</summary>
internal sealed class PauseTable(DbConnection connection)
{
    public async Task<HashSet<string>> ListAsync() =>
        (await connection.QueryAsync<string>("SELECT name FROM paused_source").ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);

    /// <returns>Whether that changed anything.</returns>
    public async Task<bool> SetAsync(string source, bool paused)
    {
        var sql = paused ? "INSERT INTO paused_source (name) VALUES (@source) ON CONFLICT (name) DO NOTHING" : "DELETE FROM paused_source WHERE name = @source";
        return await connection.ExecuteAsync(sql, new { source }).ConfigureAwait(false) > 0;
    }
}
