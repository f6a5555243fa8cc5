using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Removal;

/// <summary>Finds the entities of a source that a run proved to be gone, and why.</summary>
internal sealed class RemovalPlanner(ISourceSession session, RunObservations observations, ContainerTree containers, IAssetFilter filter, CrawlScope? scope)
{
    private const int IdentitiesPerQuery = 256;

    public async Task<RemovalPlan> PlanAsync(CancellationToken cancellationToken)
    {
        if (observations.Root is not { } root)
            return RemovalPlan.Nothing;

        var removals = new List<PlannedRemoval>();
        var derived = new List<LiveEntity>();
        var held = new HashSet<string>(StringComparer.Ordinal);
        var kept = 0L;
        await foreach (var entity in session.ReadLiveEntitiesAsync(cancellationToken))
        {
            if (observations.Seen.Contains(entity.Id) || scope?.Contains(PlaceOf(entity.Key), root.Separator) == false)
                continue;

            if (entity.Key.Kind == AssetKinds.None)
                derived.Add(entity);
            else if (entity.Key.Identity is { } identity && observations.Held.Contains(identity))
                held.Add(entity.Key.Path);
            else
                Add(entity, ReasonFor(entity.Key, root));
        }

        var seen = await SeenPathsAsync(derived, cancellationToken);
        foreach (var entity in derived)
        {
            var asset = PathKey.Parent(entity.Key.Path);
            if (held.GetAlternateLookup<ReadOnlySpan<char>>().Contains(asset))
                continue;

            var isFinding = entity.Key.EntityType == EntityTypes.Incident;
            Add(entity, !isFinding ? ReasonForDerived(asset, root, seen) : IsResolved(asset, root, seen) ? RemovalReasons.Resolved : null);
        }

        await FindRenamedAsync(removals, cancellationToken);
        return new RemovalPlan(WithReasonsOfAssets(removals), kept);

        void Add(LiveEntity entity, string? reason)
        {
            if (reason is null)
                kept++;
            else
                removals.Add(new PlannedRemoval(entity, reason, RenamedTo: null));
        }
    }

    /// <summary>Which of the assets behind entities that the run did not make again it did see.</summary>
    private async Task<HashSet<string>> SeenPathsAsync(List<LiveEntity> derived, CancellationToken cancellationToken)
    {
        var asked = derived.Select(entity => PathKey.Parent(entity.Key.Path).ToString()).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (asked.Count == 0)
            return seen;

        await foreach (var entity in session.ReadLiveEntitiesAsync(cancellationToken))
        {
            if (observations.Seen.Contains(entity.Id) && asked.Contains(entity.Key.Path))
                seen.Add(entity.Key.Path);
        }

        return seen;
    }

    /// <summary>What follows from an asset goes with it, and goes when nobody derives it any more although the asset is there.</summary>
    private string? ReasonForDerived(ReadOnlySpan<char> asset, AssetPath root, HashSet<string> seen) => seen.GetAlternateLookup<ReadOnlySpan<char>>().Contains(asset)
        ? observations.DerivedIncompletely ? null : RemovalReasons.Filtered
        : ReasonFor(new EntityKey(string.Empty, EntityTypes.Dataset, AssetKinds.Datasets, asset.ToString(), Identity: null), root);

    private static List<PlannedRemoval> WithReasonsOfAssets(List<PlannedRemoval> removals)
    {
        var assets = removals.Where(removal => removal.Entity.Key.Kind != AssetKinds.None).DistinctBy(removal => removal.Entity.Key.Path).ToDictionary(removal => removal.Entity.Key.Path, removal => removal.Reason, StringComparer.Ordinal);
        return [.. removals.Select(removal => removal.Entity.Key is { Kind: AssetKinds.None } key ? removal with { AssetReason = assets.GetValueOrDefault(PathKey.Parent(key.Path).ToString()) } : removal)];
    }

    /// <summary>A finding that nobody made while not all was known, or seen, may be as it was.</summary>
    private bool IsResolved(ReadOnlySpan<char> asset, AssetPath root, HashSet<string> seen)
    {
        if (observations.DerivedIncompletely)
            return false;

        return asset.IsEmpty ? observations.Scopes.IsWhole(containers.Paths) && observations.Unreadable.IsEmpty : ReasonForDerived(asset, root, seen) is not null;
    }

    /// <summary>Where the asset is that an entity is, or follows from.</summary>
    private static string PlaceOf(EntityKey key) => key.Kind == AssetKinds.None ? PathKey.Parent(key.Path).ToString() : key.Path;

    private string? ReasonFor(EntityKey key, AssetPath root)
    {
        if (observations.Unreadable.Covers(key.Path))
            return null;
        if (observations.Filtered.Covers(key.Path))
            return RemovalReasons.Filtered;
        if (!observations.Scopes.ProvesAbsence(key.Path, key.Kind, containers))
            return null;

        return IsUnwanted(key, root) ? RemovalReasons.Filtered : RemovalReasons.Dropped;
    }

    private bool IsUnwanted(EntityKey key, AssetPath root)
    {
        if (key.Kind == AssetKinds.Routines && observations.RoutinesSkipped)
            return true;

        var path = root.Child(key.Path.Split(PathKey.Separator));
        return !filter.Evaluate(path).IsAllowed && !(key.Kind == AssetKinds.Containers && filter.EvaluateContents(path).IsAllowed);
    }

    private async Task FindRenamedAsync(List<PlannedRemoval> removals, CancellationToken cancellationToken)
    {
        var dropped = Enumerable.Range(0, removals.Count).Where(index => removals[index] is { Reason: RemovalReasons.Dropped, Entity.Key.Identity: not null });
        foreach (var chunk in dropped.Chunk(IdentitiesPerQuery))
        {
            var bearers = await FindBearersAsync([.. chunk.Select(index => removals[index].Entity.Key.Identity!)], cancellationToken);
            foreach (var index in chunk)
            {
                if (FindSuccessor(removals[index].Entity, bearers) is { } urn)
                    removals[index] = removals[index] with { Reason = RemovalReasons.Renamed, RenamedTo = urn };
            }
        }
    }

    private async Task<ILookup<string, LiveEntity>> FindBearersAsync(HashSet<string> identities, CancellationToken cancellationToken)
    {
        identities.ExceptWith(observations.NewByIdentity.Keys);
        var bearers = identities.Count == 0 ? [] : await session.FindByIdentityAsync(identities, cancellationToken);
        return bearers.ToLookup(entity => entity.Key.Identity!, StringComparer.Ordinal);
    }

    private string? FindSuccessor(LiveEntity entity, ILookup<string, LiveEntity> bearers) =>
        observations.NewByIdentity.GetValueOrDefault(entity.Key.Identity!)
        ?? bearers[entity.Key.Identity!].Where(bearer => bearer.Id != entity.Id && observations.Seen.Contains(bearer.Id)).Select(bearer => bearer.Key.Urn).FirstOrDefault();
}
