using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Tables;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The changes of one commit as the arrays that <c>commit_changes</c> takes: one element for each entity, for each entry of the log, and for each edge.</summary>
internal sealed class CommitArrays
{
    private readonly List<EntityChange> _entities = [];
    private readonly List<long?> _ids = [];
    private readonly List<ReadOnlyMemory<byte>?> _memos = [];
    private readonly Dictionary<(int Entity, int Aspect), IReadOnlyCollection<string>> _upstreams = [];
    private readonly Dictionary<string, int> _byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Entity, int Aspect), int> _latest = [];
    private readonly int[] _entityOfChange;
    private readonly int[] _entity;
    private readonly int[] _aspect;
    private readonly short[] _changeType;
    private readonly byte[]?[] _headers;
    private readonly ReadOnlyMemory<byte>[] _payload;
    private readonly Guid[] _fingerprint;
    private readonly string?[] _event;
    private readonly bool[] _last;

    public CommitArrays(IReadOnlyList<EntityChange> changes, AspectNumbers aspects)
    {
        var count = 0;
        for (var i = 0; i < changes.Count; i++)
            count += changes[i].Aspects.Count + changes[i].Events.Count;
        _entityOfChange = new int[changes.Count];
        (_entity, _aspect, _changeType, _headers) = (new int[count], new int[count], new short[count], new byte[]?[count]);
        (_payload, _fingerprint, _event, _last) = (new ReadOnlyMemory<byte>[count], new Guid[count], new string?[count], new bool[count]);
        for (int i = 0, row = 0; i < changes.Count; i++)
        {
            _entityOfChange[i] = AddEntity(changes[i]);
            for (var j = 0; j < changes[i].Aspects.Count; j++)
                AddProposal(row++, _entityOfChange[i], changes[i].Aspects[j], aspects);
            for (var j = 0; j < changes[i].Events.Count; j++)
                AddEvent(row++, _entityOfChange[i], changes[i].Events[j]);
        }
    }

    /// <summary>How many entries there are to append.</summary>
    public int Count => _entity.Length;

    /// <summary>The numbers of the changed entities in the order of the changes.</summary>
    public long[] IdsOfChanges(long[] ids) => Array.ConvertAll(_entityOfChange, entity => ids[entity]);

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        Add(parameters, _ids.ToArray());
        Add(parameters, Each(static change => StoredText.Key(change.Key.Urn)));
        Add(parameters, Each(static change => StoredText.Encode(change.Key.Urn)));
        Add(parameters, Each(static change => change.Key.EntityType));
        Add(parameters, Each(static change => (int)change.Key.Kind));
        Add(parameters, Each(static change => StoredText.Encode(change.Key.Path)));
        Add(parameters, Each(static change => change.Key.Identity is { } identity ? StoredText.Encode(identity) : null));
        Add(parameters, Each(static change => change.Removed));
        Add(parameters, _memos.ToArray());
        Add(parameters, Array.ConvertAll(_entity, static entity => entity + 1));
        Add(parameters, _aspect);
        Add(parameters, _changeType);
        Add(parameters, _headers);
        Add(parameters, _payload);
        Add(parameters, _event);
        Add(parameters, _fingerprint);
        Add(parameters, _last);
        AddEdgesTo(parameters);
    }

    private void AddEdgesTo(NpgsqlParameterCollection parameters)
    {
        Add(parameters, _upstreams.Keys.Select(static lineage => lineage.Entity + 1).ToArray());
        Add(parameters, _upstreams.Keys.Select(static lineage => lineage.Aspect).ToArray());
        var edges = _upstreams.SelectMany(static lineage => lineage.Value.Select(urn => (lineage.Key.Entity, lineage.Key.Aspect, Urn: urn))).ToList();
        Add(parameters, edges.Select(static edge => edge.Entity + 1).ToArray());
        Add(parameters, edges.Select(static edge => edge.Aspect).ToArray());
        Add(parameters, edges.Select(static edge => StoredText.Key(edge.Urn)).ToArray());
        Add(parameters, edges.Select(static edge => StoredText.Encode(edge.Urn)).ToArray());
    }

    private static void Add<T>(NpgsqlParameterCollection parameters, T[] values) => parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values });

    private T[] Each<T>(Func<EntityChange, T> value) => [.. _entities.Select(value)];

    /// <summary>Two assets of one crawl may claim the same URN before either has a number; the later one then speaks for the entity.</summary>
    private int AddEntity(EntityChange change)
    {
        if (!_byUrn.TryGetValue(change.Key.Urn, out var entity))
        {
            entity = _byUrn[change.Key.Urn] = _entities.Count;
            _entities.Add(change);
            _ids.Add(null);
            _memos.Add(null);
        }

        _entities[entity] = change;
        _ids[entity] ??= change.Id;
        _memos[entity] = change.Memo ?? _memos[entity];
        return entity;
    }

    private void AddProposal(int row, int entity, AspectChange change, AspectNumbers aspects)
    {
        _entity[row] = entity;
        _aspect[row] = aspects[change.Name];
        _changeType[row] = (short)change.ChangeType;
        _headers[row] = change.Headers is { Count: > 0 } headers ? Encode(headers) : null;
        _payload[row] = change.Json;
        _fingerprint[row] = StoredFingerprint.Write(change.Fingerprint);
        if (change.Upstreams is { } upstreams)
            _upstreams[(entity, _aspect[row])] = upstreams;
        _last[row] = true;
        if (_latest.TryGetValue((entity, _aspect[row]), out var earlier))
            _last[earlier] = false;
        _latest[(entity, _aspect[row])] = row;
    }

    private void AddEvent(int row, int entity, EntityEvent happened) => (_entity[row], _event[row], _payload[row]) = (entity, happened.Name, happened.Payload);

    private static byte[] Encode(IReadOnlyDictionary<string, string> headers)
    {
        using var json = new HeadersJson();
        return json.Encode(headers).ToArray();
    }
}
