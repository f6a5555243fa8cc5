using MetadataIngestion.Core.Storing;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Reads who depends on whom, of many entities at once.</summary>
internal sealed class DependentReader(PostgreSqlAccess access)
{
    // Entries are looked up one by one: as long as the server has no statistics, a plan that joins would read the whole log.
    private const string Direct =
        """
        SELECT asked.n, found.urn, found.entity_type, found.path, found.payload
        FROM unnest($1) WITH ORDINALITY AS asked (key, n) CROSS JOIN LATERAL (
          SELECT entity.urn, entity.entity_type, entity.path, log.payload
          FROM edge JOIN entity ON entity.id = edge.entity AND NOT entity.removed
                    JOIN aspect_state AS state ON state.entity = edge.entity AND state.aspect = edge.aspect
                    CROSS JOIN LATERAL (SELECT payload FROM log_entry WHERE log_entry.log_offset = state.log_offset OFFSET 0) AS log
          WHERE edge.upstream_key = asked.key
          ORDER BY entity.urn
          LIMIT $2) AS found
        ORDER BY asked.n, found.urn
        """;

    // The recursion goes step by step, and no further than what is fetched of it, so the nearest come first. A job leads to what it writes, which no edge tells.
    private const string Downstream =
        """
        SELECT asked.n, found.urn, found.entity_type, found.distance
        FROM unnest($1) WITH ORDINALITY AS asked (key, n) CROSS JOIN LATERAL (
          WITH RECURSIVE reach (key, distance) AS (
            SELECT asked.key, 0
            UNION
            SELECT next.key, reach.distance + 1
            FROM reach CROSS JOIN LATERAL (
              SELECT entity.urn_key AS key FROM edge JOIN entity ON entity.id = edge.entity AND NOT entity.removed WHERE edge.upstream_key = reach.key
              UNION ALL
              SELECT written.upstream_key
              FROM entity AS job JOIN edge AS written ON written.entity = job.id
                                 JOIN aspect_state AS state ON state.entity = job.id AND state.aspect = written.aspect
                                 CROSS JOIN LATERAL (SELECT payload FROM log_entry WHERE log_entry.log_offset = state.log_offset OFFSET 0) AS log
              WHERE job.urn_key = reach.key AND NOT job.removed AND job.entity_type = 'dataJob' AND reach.distance > 0
                AND jsonb_exists(mesh_json(log.payload) -> 'outputDatasets', written.upstream)) AS next
            WHERE reach.distance < $2)
          SELECT entity.urn, min(entity.entity_type) AS entity_type, min(near.distance) AS distance
          FROM (SELECT key, distance FROM reach LIMIT $3 + 1) AS near JOIN entity ON entity.urn_key = near.key AND NOT entity.removed
          WHERE near.key <> asked.key
          GROUP BY entity.urn) AS found
        ORDER BY asked.n, found.distance, found.urn
        """;

    public Task<List<Dependent>[]> FindDirectAsync(IReadOnlyList<string> urns, int limit, CancellationToken cancellationToken) => FindAsync(
        Direct,
        urns,
        [limit],
        static row => new Dependent(StoredText.Decode(row.GetString(1)), row.GetString(2), StoredText.Decode(row.GetString(3)), row.GetFieldValue<byte[]>(4)),
        cancellationToken);

    public Task<List<Downstream>[]> FindDownstreamAsync(IReadOnlyList<string> urns, int distance, int limit, CancellationToken cancellationToken) => FindAsync(
        Downstream,
        urns,
        [distance, limit],
        static row => new Downstream(StoredText.Decode(row.GetString(1)), row.GetString(2), row.GetInt32(3)),
        cancellationToken);

    private Task<List<T>[]> FindAsync<T>(string sql, IReadOnlyList<string> urns, int[] limits, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        access.UseAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(sql, connection);
                command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. urns.Select(StoredText.Key)] });
                foreach (var limit in limits)
                    command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
                await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                var found = Array.ConvertAll(new T?[urns.Count], static _ => new List<T>());
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    found[rows.GetInt64(0) - 1].Add(read(rows));
                return found;
            },
            cancellationToken);
}
