using System.Data;
using Dapper;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Reads entities of all sources with the newest entry of the log for each of their aspects.</summary>
internal sealed class EntityDescriptions(PostgreSqlAccess access, AspectNumbers aspects)
{
    // Each entry is looked up by itself: as long as the server has no statistics, a plan that joins would read the whole log.
    private const string Aspects =
        """
        SELECT entity.urn, wanted.name, log.payload
        FROM unnest(@keys) AS asked (key)
        JOIN entity ON entity.urn_key = asked.key AND NOT entity.removed
        CROSS JOIN (SELECT id, name FROM aspect WHERE name = ANY(@names)) AS wanted
        CROSS JOIN LATERAL (SELECT log_offset FROM aspect_state WHERE aspect_state.entity = entity.id AND aspect_state.aspect = wanted.id OFFSET 0) AS state
        CROSS JOIN LATERAL (SELECT payload FROM log_entry WHERE log_entry.log_offset = state.log_offset OFFSET 0) AS log
        """;

    /// <summary>All as of one moment.</summary>
    public Task<List<EntityDescription>> FindAsync(string urn, CancellationToken cancellationToken) =>
        access.UseAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
                var entities = new List<EntityDescription>();
                foreach (var row in await FindRowsAsync(connection, urn).ConfigureAwait(false))
                {
                    var newest = await ReadAspectsAsync(connection, row.Id, cancellationToken).ConfigureAwait(false);
                    entities.Add(new EntityDescription(urn, row.EntityType, row.Source, row.Removed, newest));
                }

                return entities;
            },
            cancellationToken);

    /// <summary>The numbers of an entity in all sources, or in one.</summary>
    public Task<long[]> FindNumbersAsync(string urn, string? source, CancellationToken cancellationToken) =>
        access.UseAsync(
            async connection => (await FindRowsAsync(connection, urn).ConfigureAwait(false))
                .Where(row => source is null || row.Source == source).Select(static row => row.Id).ToArray(),
            cancellationToken);

    /// <summary>Some aspects of many entities.</summary>
    public Task<IReadOnlyList<CurrentAspect>> FindAspectsAsync(IReadOnlyList<string> urns, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        access.ReadAsync<IReadOnlyList<CurrentAspect>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<(string Urn, string Name, byte[] Json)>(
                    Aspects, new { keys = urns.Distinct().Select(StoredText.Key).ToArray(), names = names.ToArray() }).ConfigureAwait(false);
                return [.. rows.Select(static row => new CurrentAspect(StoredText.Decode(row.Urn), row.Name, row.Json))];
            },
            cancellationToken);

    private static Task<IEnumerable<(long Id, string EntityType, string Source, bool Removed)>> FindRowsAsync(NpgsqlConnection connection, string urn) =>
        connection.QueryAsync<(long, string, string, bool)>(
            "SELECT entity.id, entity_type, source.name, removed FROM entity JOIN source ON source.id = entity.source WHERE urn_key = @key ORDER BY source.name",
            new { key = StoredText.Key(urn) });

    private async Task<List<LogEntry>> ReadAspectsAsync(NpgsqlConnection connection, long entity, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(LogSql.Newest, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = entity });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var decoder = new LogDecoder(access, aspects);
        var entries = new List<LogEntry>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            entries.Add(await decoder.ReadAsync(rows, cancellationToken).ConfigureAwait(false));
        return entries;
    }
}
