using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads the entities of one source and their state.</summary>
internal sealed class EntityReader : IDisposable
{
    private const string LiveColumns = "SELECT id, urn, entity_type, kind, path, identity FROM entity ";

    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _entity;
    private readonly SqliteStatement _aspects;
    private readonly SqliteStatement _memo;
    private readonly SqliteStatement _page;
    private readonly SqliteStatement _identity;
    private readonly SqliteStatement _count;
    private readonly EdgeTable _edges;
    private readonly AspectNames _names;
    private readonly List<AspectState> _states = [];

    public EntityReader(SqliteConnection connection, long source, AspectNames names)
    {
        _names = names;
        _edges = new EdgeTable(connection);
        _begin = new(connection, "BEGIN");
        _end = new(connection, "COMMIT");
        _entity = new(connection, "SELECT id, path, identity, removed FROM entity WHERE urn = ?2 AND source = ?1");
        _aspects = new(connection, "SELECT aspect, fingerprint FROM aspect_state WHERE entity = ?1");
        _memo = new(connection, "SELECT content FROM memo WHERE entity = ?1");
        _page = new(connection, LiveColumns + "WHERE source = ?1 AND removed = 0 AND id > ?2 ORDER BY id LIMIT ?3");
        _identity = new(connection, LiveColumns + "WHERE source = ?1 AND removed = 0 AND identity = ?2 ORDER BY id");
        _count = new(connection, "SELECT count(*) FROM entity WHERE source = ?1 AND removed = 0");
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[_entity, _page, _identity, _count])
            statement.Bind(1, source);
    }

    /// <summary>Looks up entities by URN.</summary>
    public EntityState?[] Load(IReadOnlyList<string> urns, CancellationToken cancellationToken) => ForEach(urns, Load, cancellationToken);

    /// <summary>What change detection remembers of entities; empty for one of which it remembers nothing.</summary>
    public ReadOnlyMemory<byte>[] LoadMemos(IReadOnlyList<long> entities, CancellationToken cancellationToken) => ForEach(entities, LoadMemo, cancellationToken);

    /// <summary>The next entities that are not removed, in the order of their numbers.</summary>
    public List<LiveEntity> ReadLive(long after, int limit)
    {
        _page.Bind(2, after);
        _page.Bind(3, limit);
        return ReadLive(_page);
    }

    public List<LiveEntity> FindByIdentity(IReadOnlyCollection<string> identities)
    {
        var found = new List<LiveEntity>();
        foreach (var identity in identities.Distinct(StringComparer.Ordinal))
        {
            _identity.Bind(2, identity);
            found.AddRange(ReadLive(_identity));
        }

        found.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return found;
    }

    public List<Dependent>[] FindDependents(IReadOnlyList<string> urns, int limit, CancellationToken cancellationToken) =>
        ForEach(urns, urn => _edges.FindDependents(urn, limit), cancellationToken);

    public List<Downstream>[] FindDownstream(IReadOnlyList<string> urns, int distance, int limit, CancellationToken cancellationToken) =>
        ForEach(urns, urn => _edges.FindDownstream(urn, distance, limit), cancellationToken);

    public long CountLive() => _count.QueryInt64() ?? 0;

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[_begin, _end, _entity, _aspects, _memo, _page, _identity, _count])
            statement.Dispose();
        _edges.Dispose();
    }

    /// <summary>Looks up one thing after the other, all as of one moment; one transaction also saves a lock and an unlock for each.</summary>
    private T[] ForEach<TKey, T>(IReadOnlyList<TKey> keys, Func<TKey, T> find, CancellationToken cancellationToken)
    {
        var found = new T[keys.Count];
        _begin.Execute();
        try
        {
            for (var i = 0; i < found.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                found[i] = find(keys[i]);
            }
        }
        finally
        {
            _end.Execute();
        }

        return found;
    }

    private ReadOnlyMemory<byte> LoadMemo(long entity)
    {
        _memo.Bind(1, entity);
        var memos = _memo.ReadAll(static row => row.Bytes(0).ToArray());
        return memos.Count == 0 ? ReadOnlyMemory<byte>.Empty : memos[0];
    }

    private static List<LiveEntity> ReadLive(SqliteStatement rows) => rows.ReadAll(static row => new LiveEntity(row.Int64(0), ReadKey(row)));

    private static EntityKey ReadKey(SqliteStatement row) =>
        new(row.Text(1), row.Text(2), (AssetKinds)row.Int64(3), row.Text(4), row.TextOrNull(5));

    private EntityState? Load(string urn)
    {
        _entity.Bind(2, urn);
        try
        {
            if (!_entity.Step())
                return null;
            var id = _entity.Int64(0);
            return new EntityState
            {
                Id = id,
                Path = _entity.Text(1),
                Identity = _entity.TextOrNull(2),
                Removed = _entity.Int64(3) != 0,
                Aspects = LoadAspects(id),
            };
        }
        finally
        {
            _entity.Reset();
        }
    }

    private AspectState[] LoadAspects(long entity)
    {
        _states.Clear();
        _aspects.Bind(1, entity);
        try
        {
            while (_aspects.Step())
                _states.Add(new(_names.Name(_aspects.Int64(0)), Fingerprint.Read(_aspects.Bytes(1))));
        }
        finally
        {
            _aspects.Reset();
        }

        return [.. _states];
    }
}
