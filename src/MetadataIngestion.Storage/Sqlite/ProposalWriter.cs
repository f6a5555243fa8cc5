using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Appends the proposals and events of one run to the log and stores the state they lead to, within a transaction of the caller.</summary>
internal sealed class ProposalWriter : IDisposable
{
    private readonly SqliteStatement _takeOffsets;
    private readonly SqliteStatement _append;
    private readonly SqliteStatement _appendEvent;
    private readonly SqliteStatement _putState;
    private readonly SqliteStatement _dropState;
    private readonly SqliteStatement _countRun;
    private readonly EntityWriter _entities;
    private readonly EdgeTable _edges;
    private readonly AspectNames _names;
    private readonly HeadersJson _headers = new();

    public ProposalWriter(SqliteConnection connection, long source, long run, AspectNames names)
    {
        _names = names;
        _entities = new EntityWriter(connection, source);
        _edges = new EdgeTable(connection);
        _takeOffsets = new(connection, "UPDATE log_head SET log_offset = log_offset + ?1 RETURNING log_offset");
        _append = new(connection,
            "INSERT INTO log (log_offset, recorded_at, run, entity, aspect, change_type, headers, payload) VALUES (?3, ?2, ?1, ?4, ?5, ?6, ?7, ?8)");
        _appendEvent = new(connection,
            "INSERT INTO log (log_offset, recorded_at, run, entity, aspect, change_type, event, payload) VALUES (?3, ?2, ?1, ?4, 0, 0, ?5, ?6)");
        _putState = new(connection,
            """
            INSERT INTO aspect_state (entity, aspect, fingerprint, log_offset) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, log_offset = excluded.log_offset
            """);
        _dropState = new(connection, "DELETE FROM aspect_state WHERE entity = ?1 AND aspect = ?2");
        _countRun = new(connection,
            """
            UPDATE run SET committed_at = ?2, emitted = emitted + ?3, last_offset = ?4,
                           first_offset = CASE first_offset WHEN 0 THEN ?5 ELSE first_offset END
            WHERE id = ?1
            """);
        _append.Bind(1, run);
        _appendEvent.Bind(1, run);
        _countRun.Bind(1, run);
    }

    public CommitResult Write(IReadOnlyList<EntityChange> changes, DateTimeOffset recordedAt, CancellationToken cancellationToken)
    {
        var ids = new long[changes.Count];
        var proposals = changes.Sum(static change => change.Aspects.Count);
        var count = proposals + changes.Sum(static change => change.Events.Count);
        var last = count == 0 ? 0 : TakeOffsets(count);
        var first = count == 0 ? 0 : last - count + 1;
        _append.Bind(2, recordedAt.ToUnixTimeMilliseconds());
        _appendEvent.Bind(2, recordedAt.ToUnixTimeMilliseconds());
        for (int i = 0, written = 0; i < ids.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ids[i] = _entities.Write(changes[i]);
            var aspects = changes[i].Aspects;
            for (var j = 0; j < aspects.Count; j++)
                Write(ids[i], aspects[j], first + written++);
            var events = changes[i].Events;
            for (var j = 0; j < events.Count; j++)
                Append(ids[i], events[j], first + written++);
        }

        if (count > 0)
            CountRun(proposals, first, last, recordedAt);
        return new CommitResult(ids, first, last);
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[_takeOffsets, _append, _appendEvent, _putState, _dropState, _countRun])
            statement.Dispose();
        _entities.Dispose();
        _edges.Dispose();
        _headers.Dispose();
    }

    private long TakeOffsets(int count)
    {
        _takeOffsets.Bind(1, count);
        return _takeOffsets.QueryInt64()!.Value;
    }

    private void Write(long entity, AspectChange change, long offset)
    {
        var aspect = _names.FindOrAdd(change.Name);
        Append(entity, aspect, change, offset);
        if (change.ChangeType == ChangeType.Delete)
            DropState(entity, aspect);
        else
            PutState(entity, aspect, change, offset);
        if (change.Upstreams is { } upstreams)
            _edges.Replace(entity, aspect, upstreams);
    }

    private void Append(long entity, long aspect, AspectChange change, long offset)
    {
        _append.Bind(3, offset);
        _append.Bind(4, entity);
        _append.Bind(5, aspect);
        _append.Bind(6, (int)change.ChangeType);
        if (change.Headers is { Count: > 0 } headers)
            _append.BindText(7, _headers.Encode(headers));
        else
            _append.BindNull(7);
        _append.BindBlob(8, change.Json.Span);
        _append.Execute();
    }

    private void Append(long entity, EntityEvent happened, long offset)
    {
        _appendEvent.Bind(3, offset);
        _appendEvent.Bind(4, entity);
        _appendEvent.Bind(5, happened.Name);
        _appendEvent.BindBlob(6, happened.Payload.Span);
        _appendEvent.Execute();
    }

    private void PutState(long entity, long aspect, AspectChange change, long offset)
    {
        Span<byte> fingerprint = stackalloc byte[Fingerprint.Size];
        change.Fingerprint.Write(fingerprint);
        _putState.Bind(1, entity);
        _putState.Bind(2, aspect);
        _putState.BindBlob(3, fingerprint);
        _putState.Bind(4, offset);
        _putState.Execute();
    }

    private void DropState(long entity, long aspect)
    {
        _dropState.Bind(1, entity);
        _dropState.Bind(2, aspect);
        _dropState.Execute();
    }

    private void CountRun(int proposals, long first, long last, DateTimeOffset recordedAt)
    {
        _countRun.Bind(2, recordedAt.ToUnixTimeMilliseconds());
        _countRun.Bind(3, proposals);
        _countRun.Bind(4, last);
        _countRun.Bind(5, first);
        _countRun.Execute();
    }
}
