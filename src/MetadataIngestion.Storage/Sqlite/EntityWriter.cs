using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Stores who the entities of one source are.</summary>
internal sealed class EntityWriter : IDisposable
{
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _update;
    private readonly SqliteStatement _remember;

    public EntityWriter(SqliteConnection connection, long source)
    {
        // Two assets of one crawl may claim the same URN before either has a number; the later one then speaks for the entity.
        _insert = new(connection,
            """
            INSERT INTO entity (source, urn, entity_type, kind, path, identity, removed) VALUES (?1, ?6, ?7, ?2, ?3, ?4, ?5)
            ON CONFLICT (urn, source) DO UPDATE SET kind = excluded.kind, path = excluded.path, identity = excluded.identity, removed = excluded.removed
            RETURNING id
            """);
        _update = new(connection,
            "UPDATE entity SET kind = ?2, path = ?3, identity = ?4, removed = ?5 WHERE id = ?6 AND source = ?1 RETURNING id");
        _remember = new(connection, "INSERT INTO memo (entity, content) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET content = excluded.content");
        _insert.Bind(1, source);
        _update.Bind(1, source);
    }

    /// <summary>Stores an entity and returns its number.</summary>
    public long Write(EntityChange change)
    {
        var id = change.Id is { } known ? Update(known, change) : Insert(change);
        if (change.Memo is { } memo)
            Remember(id, memo);
        return id;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
        _remember.Dispose();
    }

    private long Insert(EntityChange change)
    {
        BindState(_insert, change);
        _insert.Bind(6, change.Key.Urn);
        _insert.Bind(7, change.Key.EntityType);
        return _insert.QueryInt64()!.Value;
    }

    private long Update(long id, EntityChange change)
    {
        BindState(_update, change);
        _update.Bind(6, id);
        return _update.QueryInt64()
            ?? throw new ArgumentException($"The source has no entity number {id}, which the change of '{change.Key.Urn}' names.", nameof(change));
    }

    private void Remember(long id, ReadOnlyMemory<byte> memo)
    {
        _remember.Bind(1, id);
        _remember.BindBlob(2, memo.Span);
        _remember.Execute();
    }

    private static void BindState(SqliteStatement statement, EntityChange change)
    {
        statement.Bind(2, (int)change.Key.Kind);
        statement.Bind(3, change.Key.Path);
        statement.Bind(4, change.Key.Identity);
        statement.Bind(5, change.Removed ? 1 : 0);
    }
}
