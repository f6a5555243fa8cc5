using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads and writes which entity reads or writes which.</summary>
internal sealed class EdgeTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _drop = new(connection, "DELETE FROM edge WHERE entity = ?1 AND aspect = ?2");

    private readonly SqliteStatement _add = new(connection, "INSERT OR IGNORE INTO edge (upstream, entity, aspect) VALUES (?3, ?1, ?2)");

    private readonly SqliteStatement _dependents = new(
        connection,
        """
        SELECT entity.urn, log.payload
        FROM edge JOIN entity ON entity.id = edge.entity AND entity.removed = 0
                  JOIN aspect_state ON aspect_state.entity = edge.entity AND aspect_state.aspect = edge.aspect
                  JOIN log ON log.log_offset = aspect_state.log_offset
        WHERE edge.upstream = ?1
        ORDER BY entity.urn
        LIMIT ?2
        """);

    /// <summary>Replaces what one aspect of an entity says.</summary>
    public void Replace(long entity, long aspect, IReadOnlyCollection<string> upstreams)
    {
        _drop.Bind(1, entity);
        _drop.Bind(2, aspect);
        _drop.Execute();
        _add.Bind(1, entity);
        _add.Bind(2, aspect);
        foreach (var upstream in upstreams)
        {
            _add.Bind(3, upstream);
            _add.Execute();
        }
    }

    public List<Dependent> FindDependents(string urn, int limit)
    {
        var found = new List<Dependent>();
        _dependents.Bind(1, urn);
        _dependents.Bind(2, limit);
        try
        {
            while (_dependents.Step())
                found.Add(new Dependent(_dependents.Text(0), _dependents.Bytes(1).ToArray()));
        }
        finally
        {
            _dependents.Reset();
        }

        return found;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[_drop, _add, _dependents])
            statement.Dispose();
    }
}
