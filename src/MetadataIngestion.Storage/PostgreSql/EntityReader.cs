using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Reads the entities of one source and their state.</summary>
internal sealed class EntityReader(PostgreSqlAccess access, long source, AspectNumbers aspects)
{
    private readonly DependentReader _dependents = new(access);

    private const string LiveColumns = "SELECT id, urn, entity_type, kind, path, identity FROM entity WHERE source = $1 AND NOT removed AND ";

    private const string States =
        """
        SELECT asked.n, state.aspect, state.fingerprint
        FROM unnest($2) WITH ORDINALITY AS asked (key, n)
        JOIN entity ON entity.urn_key = asked.key AND entity.source = $1
        JOIN aspect_state AS state ON state.entity = entity.id
        """;

    private const string Entities =
        """
        SELECT asked.n, entity.id, entity.path, entity.identity, entity.removed
        FROM unnest($2) WITH ORDINALITY AS asked (key, n) JOIN entity ON entity.urn_key = asked.key AND entity.source = $1
        """;

    /// <summary>Looks up entities by URN. Only the source's own session changes them, so that both parts fit together.</summary>
    public Task<EntityState?[]> LoadAsync(IReadOnlyList<string> urns, CancellationToken cancellationToken)
    {
        var keys = new Guid[urns.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = StoredText.Key(urns[i]);
        return access.UseAsync(
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection) { BatchCommands = { ByKeys(States, keys), ByKeys(Entities, keys) } };
                await using var rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                var states = await ReadStatesAsync(rows, keys.Length, cancellationToken).ConfigureAwait(false);
                await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
                return await ReadEntitiesAsync(rows, states, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>What change detection remembers of entities; empty for one of which it remembers nothing.</summary>
    public Task<ReadOnlyMemory<byte>[]> LoadMemosAsync(IReadOnlyList<long> entities, CancellationToken cancellationToken) =>
        access.UseAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(
                    "SELECT asked.n, content FROM unnest($1) WITH ORDINALITY AS asked (id, n) JOIN memo ON memo.entity = asked.id", connection);
                command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. entities] });
                await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                var memos = new ReadOnlyMemory<byte>[entities.Count];
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    memos[rows.GetInt64(0) - 1] = rows.GetFieldValue<byte[]>(1);
                return memos;
            },
            cancellationToken);

    public Task<List<Dependent>[]> FindDependentsAsync(IReadOnlyList<string> urns, int limit, CancellationToken cancellationToken) =>
        _dependents.FindDirectAsync(urns, limit, cancellationToken);

    public Task<List<Downstream>[]> FindDownstreamAsync(IReadOnlyList<string> urns, int distance, int limit, CancellationToken cancellationToken) =>
        _dependents.FindDownstreamAsync(urns, distance, limit, cancellationToken);

    /// <summary>The next entities that are not removed, in the order of their numbers.</summary>
    public Task<List<LiveEntity>> ReadLiveAsync(long after, int limit, CancellationToken cancellationToken) =>
        ReadLiveAsync("id > $2 ORDER BY id LIMIT $3", cancellationToken, Number(after), Number(limit));

    public Task<List<LiveEntity>> FindByIdentityAsync(IReadOnlyCollection<string> identities, CancellationToken cancellationToken) =>
        ReadLiveAsync(
            "identity = ANY ($2) AND md5(identity) IN (SELECT md5(asked) FROM unnest($2) AS asked) ORDER BY id",
            cancellationToken,
            new NpgsqlParameter<string[]> { TypedValue = [.. identities.Select(StoredText.Encode)] });

    public Task<long> CountLiveAsync(CancellationToken cancellationToken) =>
        access.UseAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand("SELECT count(*) FROM entity WHERE source = $1 AND NOT removed", connection);
                command.Parameters.Add(Number(source));
                return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            },
            cancellationToken);

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private async Task<List<AspectState>?[]> ReadStatesAsync(NpgsqlDataReader rows, int count, CancellationToken cancellationToken)
    {
        var states = new List<AspectState>?[count];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var name = await aspects.NameAsync(rows.GetInt32(1), cancellationToken).ConfigureAwait(false);
            (states[rows.GetInt64(0) - 1] ??= []).Add(new AspectState(name, StoredFingerprint.Read(rows.GetGuid(2))));
        }

        return states;
    }

    private static async Task<EntityState?[]> ReadEntitiesAsync(NpgsqlDataReader rows, List<AspectState>?[] states, CancellationToken cancellationToken)
    {
        var entities = new EntityState?[states.Length];
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var asked = rows.GetInt64(0) - 1;
            entities[asked] = new EntityState
            {
                Id = rows.GetInt64(1),
                Path = StoredText.Decode(rows.GetString(2)),
                Identity = rows.IsDBNull(3) ? null : StoredText.Decode(rows.GetString(3)),
                Removed = rows.GetBoolean(4),
                Aspects = states[asked] ?? [],
            };
        }

        return entities;
    }

    private static LiveEntity ReadLive(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        new EntityKey(
            StoredText.Decode(row.GetString(1)),
            row.GetString(2),
            (AssetKinds)row.GetInt32(3),
            StoredText.Decode(row.GetString(4)),
            row.IsDBNull(5) ? null : StoredText.Decode(row.GetString(5))));

    private NpgsqlBatchCommand ByKeys(string sql, Guid[] keys) =>
        new(sql) { Parameters = { Number(source), new NpgsqlParameter<Guid[]> { TypedValue = keys } } };

    private Task<List<LiveEntity>> ReadLiveAsync(string condition, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) =>
        access.UseAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(LiveColumns + condition, connection);
                command.Parameters.Add(Number(source));
                foreach (var parameter in parameters)
                    command.Parameters.Add(parameter.Clone());
                await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                var entities = new List<LiveEntity>();
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    entities.Add(ReadLive(rows));
                return entities;
            },
            cancellationToken);
}
