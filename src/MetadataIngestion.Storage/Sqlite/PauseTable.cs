using Dapper;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads and writes which sources are paused; what writes is called within a transaction that may.</summary>
internal sealed class PauseTable(SqliteConnection connection)
{
    public HashSet<string> List() => connection.Query<string>("SELECT name FROM paused_source").ToHashSet(StringComparer.Ordinal);

    public bool Pause(string source) =>
        connection.Execute("INSERT INTO paused_source (name) VALUES (@source) ON CONFLICT (name) DO NOTHING", new { source }) > 0;

    public bool Resume(string source) => connection.Execute("DELETE FROM paused_source WHERE name = @source", new { source }) > 0;
}
