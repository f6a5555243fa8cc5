using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Removal;

/// <summary>Finds the entities of a source that a run proved to be gone, and why.</summary>
internal sealed class RemovalPlanner(ISourceSession session, RunObservations observations, ContainerTree containers, IAssetFilter filter, CrawlScope? scope)
{
    public async Task<RemovalPlan> PlanAsync(CancellationToken cancellationToken)
    {
        if (observations.Root is not { } root)
            return RemovalPlan.Nothing;

        var removals = new List<PlannedRemoval>();
        var derived = new List<LiveEntity>();
        var kept = 0L;
        await foreach (var entity in session.ReadLiveEntitiesAsync(cancellationToken))
        {
            if (observations.Seen.Contains(entity.Id) || scope?.Contains(PlaceOf(entity.Key), root.Separator) == false)
                continue;

            if (entity.Key.Kind == AssetKinds.None)
                derived.Add(entity);
            else
                Add(entity, ReasonFor(entity.Key, root));
        }

        var seen = await SeenPathsAsync(derived, cancellationToken);
        foreach (var entity in derived)
            Add(entity, ReasonForDerived(PathKey.Parent(entity.Key.Path), root, seen));

        await FindRenamedAsync(removals, cancellationToken);
        return new RemovalPlan(removals, kept);

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
        for (var i = 0; i < removals.Count; i++)
        {
            var removal = removals[i];
            if (removal.Reason != RemovalReasons.Dropped || removal.Entity.Key.Identity is not { } identity)
                continue;

            if (await FindSuccessorAsync(identity, removal.Entity.Id, cancellationToken) is { } urn)
                removals[i] = removal with { Reason = RemovalReasons.Renamed, RenamedTo = urn };
        }
    }

    private async Task<string?> FindSuccessorAsync(string identity, long id, CancellationToken cancellationToken)
    {
        if (observations.NewByIdentity.TryGetValue(identity, out var urn))
            return urn;

        foreach (var candidate in await session.FindByIdentityAsync(identity, cancellationToken))
        {
            if (candidate.Id != id && observations.Seen.Contains(candidate.Id))
                return candidate.Key.Urn;
        }

        return null;
    }
}
