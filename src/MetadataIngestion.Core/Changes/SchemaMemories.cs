using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Changes;

/// <summary>What the store remembers of the entities of one batch, and of those that they carry on.</summary>
internal sealed class SchemaMemories
{
    private readonly Dictionary<long, ReadOnlyMemory<byte>> _memos = [];
    private ILookup<string, LiveEntity> _bearers = Enumerable.Empty<LiveEntity>().ToLookup(entity => string.Empty);

    /// <summary>What is remembered of an entity that was looked up; <see langword="null"/> for any other.</summary>
    public ReadOnlyMemory<byte>? Of(long entity) => _memos.TryGetValue(entity, out var memo) ? memo : null;

    /// <summary>The entity that had the identity of a new one before; <see langword="null"/> for none.</summary>
    public long? PredecessorOf(EntityKey key) => key.Identity is not { } identity
        ? null
        : _bearers[identity].Where(other => other.Key.Urn != key.Urn && other.Key.EntityType == key.EntityType).Select(other => (long?)other.Id).FirstOrDefault();

    /// <param name="session">Where to look.</param>
    /// <param name="known">The entities to look up.</param>
    /// <param name="added">New entities, which may carry on others.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public static async Task<SchemaMemories> LoadAsync(ISourceSession session, IEnumerable<long> known, IEnumerable<EntityKey> added, CancellationToken cancellationToken)
    {
        var memories = new SchemaMemories();
        var keys = added.Where(key => key.Identity is not null).ToList();
        if (keys.Count > 0)
            memories._bearers = (await session.FindByIdentityAsync(keys.ConvertAll(key => key.Identity!), cancellationToken)).ToLookup(entity => entity.Key.Identity!, StringComparer.Ordinal);

        var predecessors = keys.Where(key => key.EntityType == EntityTypes.Dataset).Select(memories.PredecessorOf).OfType<long>();
        long[] asked = [.. known.Concat(predecessors).Distinct()];
        if (asked.Length > 0)
        {
            foreach (var (id, memo) in asked.Zip(await session.LoadMemosAsync(asked, cancellationToken)))
                memories._memos[id] = memo;
        }

        return memories;
    }
}
