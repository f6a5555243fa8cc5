using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Schemas;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Changes;

/// <summary>
/// Completes changes by what they mean: events with the verdicts, the names of renamed fields in the schema's headers, and what is to be remembered for
/// the next time. What is remembered and who depends on an entity is looked up only for entities that change.
/// </summary>
internal sealed class SchemaHistory(IMetadataStore store, ISourceSession session, RunStart start, RunLedger ledger)
{
    private readonly Dictionary<long, ReadOnlyMemory<byte>> _memos = [];
    private bool? _isFirst;

    /// <summary>Looks up at once what is remembered of the datasets among the entities that a batch found to have changed.</summary>
    public Task RecallAsync(IEnumerable<(EntityDraft Draft, EntityState? State, DetectedChange Detected)> changes, CancellationToken cancellationToken) =>
        LoadAsync([.. changes.Where(change => IsCompared(change.Draft, change.State, change.Detected)).Select(change => change.State!.Id)], cancellationToken);

    /// <summary>Looks up at once what is remembered of the datasets among entities that are gone.</summary>
    public Task RecallAsync(IEnumerable<PlannedRemoval> removals, CancellationToken cancellationToken) =>
        LoadAsync([.. removals.Where(removal => removal.Entity.Key.EntityType == EntityTypes.Dataset).Select(removal => removal.Entity.Id)], cancellationToken);

    /// <summary>Completes the change of an entity that the run found, and that was recalled.</summary>
    public async Task<EntityChange> CompleteAsync(EntityDraft draft, EntityState? state, DetectedChange detected, CancellationToken cancellationToken)
    {
        _isFirst ??= await IsFirstAsync(cancellationToken);
        if (detected.Kind is null)
            return detected.Change;

        return state is null
            ? await IntroduceAsync(draft, detected.Change, cancellationToken)
            : await CompareAsync(draft, state, detected.Change, cancellationToken);
    }

    /// <summary>Completes the change of an entity that is gone, and that was recalled.</summary>
    public async Task<EntityChange> CompleteAsync(PlannedRemoval removal, CancellationToken cancellationToken)
    {
        var key = removal.Entity.Key;
        var verdict = AssetVerdicts.OnRemoval(removal);
        var before = _memos.TryGetValue(removal.Entity.Id, out var memo) ? SnapshotJson.Decode(memo) : null;
        var facts = FactsOf(key) with { RenamedTo = removal.RenamedTo, Before = before is null ? null : SchemaVersion.Parse(before.Version) };
        return removal.ToChange() with { Events = await TellAsync([verdict], facts, null, cancellationToken) };
    }

    /// <summary>An entity that carries on under another name takes over what is remembered.</summary>
    private async Task<EntityChange> IntroduceAsync(EntityDraft draft, EntityChange change, CancellationToken cancellationToken)
    {
        var predecessor = await FindPredecessorAsync(draft.Key, cancellationToken);
        var introduction = _isFirst == true || predecessor is not null ? null : AssetVerdicts.OnArrival(draft.Key.EntityType, VerdictRules.AssetAdded);
        if (draft.Dataset is not { } dataset)
            return change with { Events = await TellAsync(introduction is null ? [] : [introduction], FactsOf(draft.Key), null, cancellationToken) };

        var before = predecessor is { } id ? SnapshotJson.Decode((await session.LoadMemosAsync([id], cancellationToken))[0]) : null;
        var comparison = SchemaTransition.Of(before, SnapshotBuilder.Of(dataset), introduction, isSame: true, wasRenamed: predecessor is not null);
        return await ApplyAsync(draft, change, comparison, cancellationToken);
    }

    private async Task<EntityChange> CompareAsync(EntityDraft draft, EntityState state, EntityChange change, CancellationToken cancellationToken)
    {
        var introduction = state.Removed ? AssetVerdicts.OnArrival(draft.Key.EntityType, VerdictRules.AssetReturned) : null;
        if (draft.Dataset is not { } dataset)
            return change with { Events = await TellAsync(introduction is null ? [] : [introduction], FactsOf(draft.Key), null, cancellationToken) };
        if (!_memos.TryGetValue(state.Id, out var memo))
            return change;

        var after = SnapshotBuilder.Of(dataset);
        var isSame = state.Identity == draft.Key.Identity;
        if (SnapshotJson.Decode(memo) is { } before)
            return await ApplyAsync(draft, change, SchemaTransition.Of(before, KeepUnknown(draft, before, after), introduction, isSame, wasRenamed: false), cancellationToken);

        var renamed = isSame ? FieldIdentities.FindRenamed(memo, dataset.Schema?.Fields ?? []) : [];
        var told = change.Aspects.Any(aspect => aspect.Name is AspectNames.SchemaMetadata or AspectNames.ViewProperties);
        return await ApplyAsync(draft, change, SchemaTransition.WithoutPast(after, introduction, renamed, told), cancellationToken);
    }

    private async Task<EntityChange> ApplyAsync(EntityDraft draft, EntityChange change, SchemaTransition transition, CancellationToken cancellationToken)
    {
        var facts = FactsOf(draft.Key) with { Before = transition.VersionBefore, After = transition.VersionAfter };
        return change with
        {
            Memo = transition.Memo,
            Aspects = RenamedFields.AddTo(change.Aspects, transition.Renamed),
            Events = await TellAsync(transition.Verdicts, facts, draft, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<EntityEvent>> TellAsync(IReadOnlyList<Verdict> verdicts, ChangeFacts facts, EntityDraft? draft, CancellationToken cancellationToken)
    {
        if (verdicts.Count == 0)
            return [];

        if (verdicts.Any(verdict => verdict.Level >= VerdictLevel.Risky))
            facts = facts with { Impact = await FindImpactAsync(facts.Urn, draft, cancellationToken) };
        foreach (var verdict in verdicts)
            ledger.CountVerdict(verdict.Level);
        return [.. verdicts.Select(verdict => ChangeEvents.Encode(verdict, facts))];
    }

    private async Task<Impact> FindImpactAsync(string urn, EntityDraft? draft, CancellationToken cancellationToken)
    {
        var groups = draft?.Dataset?.Properties.Keys.Where(name => name.StartsWith(SettingNames.ConsumerPrefix, StringComparison.Ordinal)) ?? [];
        return new Impact(
            urn,
            await session.FindDependentsAsync(urn, Impact.Limit, cancellationToken),
            [.. groups.Select(name => name[SettingNames.ConsumerPrefix.Length..]).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Until a source was crawled to its end once, everything in it is new, which is no news.</summary>
    private async Task<bool> IsFirstAsync(CancellationToken cancellationToken) =>
        (await store.ListLatestRunsAsync(succeeded: true, cancellationToken)).All(run => run.Source != start.Source);

    private async Task LoadAsync(long[] entities, CancellationToken cancellationToken)
    {
        _memos.Clear();
        if (entities.Length == 0)
            return;

        foreach (var (id, memo) in entities.Zip(await session.LoadMemosAsync(entities, cancellationToken)))
            _memos[id] = memo;
    }

    /// <summary>Whether a change may mean something for a schema that was there before.</summary>
    private static bool IsCompared(EntityDraft draft, EntityState? state, DetectedChange detected) =>
        state is not null
        && draft.Dataset is not null
        && detected.Kind is not null
        && (state.Removed || detected.Change.Aspects.Any(aspect => MayTouchSchema(aspect.Name)));

    private async Task<long?> FindPredecessorAsync(EntityKey key, CancellationToken cancellationToken)
    {
        if (_isFirst == true || key.Identity is not { } identity)
            return null;

        var others = await session.FindByIdentityAsync(identity, cancellationToken);
        return others.Where(other => other.Key.Urn != key.Urn && other.Key.EntityType == key.EntityType).Select(other => (long?)other.Id).FirstOrDefault();
    }

    /// <summary>What the crawl could not find out is as it was.</summary>
    private static SchemaSnapshot KeepUnknown(EntityDraft draft, SchemaSnapshot before, SchemaSnapshot after) =>
        draft.IsUnknown(AspectNames.ViewProperties) ? after with { View = after.View ?? before.View } : after;

    private static bool MayTouchSchema(string aspect) =>
        aspect is AspectNames.SchemaMetadata or AspectNames.DatasetProperties or AspectNames.ViewProperties or AspectNames.SubTypes;

    private ChangeFacts FactsOf(EntityKey key) => new(key.Urn, key.EntityType, key.Path.Replace(PathKey.Separator, '.'), start.StartedAt.ToUnixTimeMilliseconds());
}
