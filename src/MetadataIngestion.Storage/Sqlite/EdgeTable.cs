using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads and writes which entity depends on which.</summary>
internal sealed class EdgeTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _drop = new(connection, "DELETE FROM edge WHERE entity = ?1 AND aspect = ?2");

    private readonly SqliteStatement _add = new(connection, "INSERT OR IGNORE INTO edge (upstream, entity, aspect) VALUES (?3, ?1, ?2)");

    private readonly SqliteStatement _dependents = new(
        connection,
        """
        SELECT entity.urn, entity.entity_type, entity.path, log.payload
        FROM edge JOIN entity ON entity.id = edge.entity AND entity.removed = 0
                  JOIN aspect_state ON aspect_state.entity = edge.entity AND aspect_state.aspect = edge.aspect
                  JOIN log ON log.log_offset = aspect_state.log_offset
        WHERE edge.upstream = ?1
        ORDER BY entity.urn
        LIMIT ?2
        """);

    // Ordered, so that the nearest come first and the limit cuts off the farthest. A job leads to what it writes, which no edge tells.
    private readonly SqliteStatement _downstream = new(
        connection,
        """
        WITH RECURSIVE reach (urn, distance) AS (
          VALUES (?1, 0)
          UNION
          SELECT entity.urn, reach.distance + 1
          FROM reach CROSS JOIN edge ON edge.upstream = reach.urn CROSS JOIN entity ON entity.id = edge.entity AND entity.removed = 0
          WHERE reach.distance < ?2
          UNION
          SELECT output.value, reach.distance + 1
          FROM reach CROSS JOIN entity ON entity.urn = reach.urn AND entity.removed = 0 AND entity.entity_type = 'dataJob'
                     CROSS JOIN aspect ON aspect.name = 'dataJobInputOutput'
                     CROSS JOIN aspect_state AS state ON state.entity = entity.id AND state.aspect = aspect.id
                     CROSS JOIN log ON log.log_offset = state.log_offset
                     CROSS JOIN json_each(CAST(log.payload AS TEXT), '$.outputDatasets') AS output
          WHERE reach.distance < ?2 AND reach.distance > 0
          ORDER BY 2, 1
          LIMIT ?3 + 1)
        SELECT entity.urn, entity.entity_type, min(reach.distance)
        FROM reach CROSS JOIN entity ON entity.urn = reach.urn AND entity.removed = 0
        WHERE reach.urn <> ?1
        GROUP BY entity.urn
        ORDER BY 3, 1
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
        _dependents.Bind(1, urn);
        _dependents.Bind(2, limit);
        return _dependents.ReadAll(static row => new Dependent(row.Text(0), row.Text(1), row.Text(2), row.Bytes(3).ToArray()));
    }

    public List<Downstream> FindDownstream(string urn, int distance, int limit)
    {
        _downstream.Bind(1, urn);
        _downstream.Bind(2, distance);
        _downstream.Bind(3, limit);
        return _downstream.ReadAll(static row => new Downstream(row.Text(0), row.Text(1), (int)row.Int64(2)));
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[_drop, _add, _dependents, _downstream])
            statement.Dispose();
    }
}
