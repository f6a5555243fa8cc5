using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Schemas;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Changes;

/// <summary>
/// Completes changes by what they mean: events with the verdicts, the names of renamed fields in the schema's headers, and what is to be remembered for
/// the next time. What is remembered and who depends on an entity is looked up only for entities that change, batch by batch.
/// </summary>
internal sealed class SchemaHistory(IMetadataStore store, ISourceSession session, RunStart start, RunLedger ledger)
{
    private readonly ImpactLookup _impacts = new(session);
    private readonly FindingHistory _findings = new(start, ledger);
    private readonly ViolationHistory _violations = new(store, session, start);
    private bool? _isFirst;

    /// <summary>Completes the changes of entities that the run found, in the order given.</summary>
    public async Task<IReadOnlyList<EntityChange>> CompleteAsync(IReadOnlyList<FoundChange> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0)
            return [];

        _isFirst ??= await IsFirstAsync(cancellationToken);
        var added = _isFirst == true ? [] : found.Where(change => change is { State: null, Detected.Kind: not null }).Select(change => change.Draft.Key);
        var memories = await SchemaMemories.LoadAsync(session, found.Where(IsCompared).Select(change => change.State!.Id), added, cancellationToken);
        return await TellAsync([.. found.Select(change => Judge(change, memories))], cancellationToken);
    }

    /// <summary>Completes the changes of entities that are gone, in the order given.</summary>
    public async Task<IReadOnlyList<EntityChange>> CompleteAsync(IReadOnlyList<PlannedRemoval> removals, CancellationToken cancellationToken)
    {
        var remembered = removals.Where(removal => removal.Entity.Key.EntityType is EntityTypes.Dataset or EntityTypes.Incident).Select(removal => removal.Entity.Id);
        var memories = await SchemaMemories.LoadAsync(session, remembered, [], cancellationToken);
        var changes = await TellAsync([.. removals.Select(removal => Judge(removal, memories))], cancellationToken);
        return await _violations.CompleteAsync(removals, changes, cancellationToken);
    }

    /// <summary>The changes that end the violations of policies whose tests are about to be removed, in batches to commit.</summary>
    public IAsyncEnumerable<IReadOnlyList<EntityChange>> WithdrawAsync(IReadOnlySet<string> tests, CancellationToken cancellationToken) => _violations.WithdrawAsync(tests, cancellationToken);

    private JudgedChange Judge(PlannedRemoval removal, SchemaMemories memories)
    {
        if (removal.Entity.Key.EntityType == EntityTypes.Incident)
            return new JudgedChange(_findings.Complete(removal, memories), [], FactsOf(removal.Entity.Key));

        var before = memories.Of(removal.Entity.Id) is { } memo ? SnapshotJson.Decode(memo) : null;
        var facts = FactsOf(removal.Entity.Key) with { RenamedTo = removal.RenamedTo, Before = before is null ? null : SchemaVersion.Parse(before.Version) };
        return new JudgedChange(removal.ToChange(), AssetVerdicts.OnRemoval(removal) is { } verdict ? [verdict] : [], facts);
    }

    private JudgedChange Judge(FoundChange found, SchemaMemories memories) => found switch
    {
        { Draft.Finding: { } finding } => new JudgedChange(_findings.Complete(found, finding, memories), [], FactsOf(found.Draft.Key)),
        { Detected.Kind: null } => new JudgedChange(found.Detected.Change, [], FactsOf(found.Draft.Key)),
        { State: { } state } => Compare(found.Draft, state, found.Detected.Change, memories),
        _ => Introduce(found.Draft, found.Detected.Change, memories),
    };

    /// <summary>An entity that carries on under another name takes over what is remembered.</summary>
    private JudgedChange Introduce(EntityDraft draft, EntityChange change, SchemaMemories memories)
    {
        var predecessor = memories.PredecessorOf(draft.Key);
        var introduction = _isFirst == true || predecessor is not null ? null : AssetVerdicts.OnArrival(draft.Key.EntityType, VerdictRules.AssetAdded);
        if (draft.Dataset is not { } dataset)
            return Announce(draft, change, introduction);

        var before = predecessor is { } id && memories.Of(id) is { } memo ? SnapshotJson.Decode(memo) : null;
        return Apply(draft, change, SchemaTransition.Of(before, SnapshotBuilder.Of(dataset), introduction, isSame: true, wasRenamed: predecessor is not null));
    }

    private JudgedChange Compare(EntityDraft draft, EntityState state, EntityChange change, SchemaMemories memories)
    {
        var introduction = state.Removed ? AssetVerdicts.OnArrival(draft.Key.EntityType, VerdictRules.AssetReturned) : null;
        if (draft.Dataset is not { } dataset)
            return Announce(draft, change, introduction);
        if (memories.Of(state.Id) is not { } memo)
            return Announce(draft, change, null);

        var after = SnapshotBuilder.Of(dataset);
        var isSame = state.Identity == draft.Key.Identity;
        if (SnapshotJson.Decode(memo) is { } before)
            return Apply(draft, change, SchemaTransition.Of(before, KeepUnknown(draft, before, after), introduction, isSame, wasRenamed: false));

        var renamed = isSame ? FieldIdentities.FindRenamed(memo, dataset.Schema?.Fields ?? []) : [];
        var told = change.Aspects.Any(aspect => aspect.Name is AspectNames.SchemaMetadata or AspectNames.ViewProperties);
        return Apply(draft, change, SchemaTransition.WithoutPast(after, introduction, renamed, told));
    }

    private JudgedChange Announce(EntityDraft draft, EntityChange change, Verdict? introduction) =>
        new(change, introduction is null ? [] : [introduction], FactsOf(draft.Key));

    private JudgedChange Apply(EntityDraft draft, EntityChange change, SchemaTransition transition) => new(
        change with { Memo = transition.Memo, Aspects = RenamedFields.AddTo(change.Aspects, transition.Renamed) },
        transition.Verdicts,
        FactsOf(draft.Key) with { Before = transition.VersionBefore, After = transition.VersionAfter })
    {
        ConsumerGroups = GroupsOf(draft),
    };

    private static IReadOnlyList<string> GroupsOf(EntityDraft draft) =>
    [
        .. (draft.Dataset?.Properties.Keys ?? [])
            .Where(name => name.StartsWith(SettingNames.ConsumerPrefix, StringComparison.Ordinal))
            .Select(name => name[SettingNames.ConsumerPrefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    private async Task<IReadOnlyList<EntityChange>> TellAsync(IReadOnlyList<JudgedChange> judged, CancellationToken cancellationToken) =>
        [.. (await _impacts.CompleteAsync(judged, cancellationToken)).Select(Tell)];

    private EntityChange Tell(JudgedChange judged)
    {
        foreach (var verdict in judged.Verdicts)
            ledger.CountVerdict(verdict.Level);
        return judged.Verdicts.Count == 0 ? judged.Change : judged.Change with { Events = [.. judged.Verdicts.Select(verdict => ChangeEvents.Encode(verdict, judged.Facts))] };
    }

    /// <summary>Until a source was crawled to its end once, everything in it is new, which is no news.</summary>
    private async Task<bool> IsFirstAsync(CancellationToken cancellationToken) =>
        (await store.ListLatestRunsAsync(succeeded: true, cancellationToken)).All(run => run.Source != start.Source);

    /// <summary>Whether a change may mean something given what is remembered: for a schema, or for a finding.</summary>
    private static bool IsCompared(FoundChange found) =>
        found is { State: not null, Draft.Finding: not null }
        || (found is { State: { } state, Draft.Dataset: not null, Detected: { Kind: not null } detected }
            && (state.Removed || detected.Change.Aspects.Any(aspect => MayTouchSchema(aspect.Name))));

    /// <summary>What the crawl could not find out is as it was.</summary>
    private static SchemaSnapshot KeepUnknown(EntityDraft draft, SchemaSnapshot before, SchemaSnapshot after) =>
        draft.IsUnknown(AspectNames.ViewProperties) ? after with { View = after.View ?? before.View } : after;

    private static bool MayTouchSchema(string aspect) =>
        aspect is AspectNames.SchemaMetadata or AspectNames.DatasetProperties or AspectNames.ViewProperties or AspectNames.SubTypes;

    private ChangeFacts FactsOf(EntityKey key) => new(key.Urn, key.EntityType, key.Path.Replace(PathKey.Separator, '.'), start.StartedAt.ToUnixTimeMilliseconds());
}
