using System.Threading.Channels;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Crawling;

/// <summary>The pipeline's end: compares batches with the state and commits what changed.</summary>
internal sealed class StoringStage(
    ISourceSession session,
    CrawlRequest request,
    RunObservations observations,
    SchemaHistory history,
    QuarantineStage quarantine,
    AudienceStage audience,
    RunLedger ledger,
    ICrawlObserver? observer)
{
    private readonly ChangeDetector _detector = new(request.Source.Emit);
    private readonly List<FoundChange> _found = [];
    private readonly List<string> _urns = [];
    private readonly HashSet<string> _newUrns = new(StringComparer.Ordinal);

    /// <summary>Whether someone else describes the containers that only lead to what is read here.</summary>
    public bool LeavesLeads { get; init; }

    public async Task RunAsync(ChannelReader<ProposalBatch> batches, ChannelWriter<ProposalBatch> free, CancellationToken cancellationToken)
    {
        await foreach (var batch in batches.ReadAllAsync(cancellationToken))
        {
            await StoreAsync(batch, cancellationToken);
            batch.Clear();
            await free.WriteAsync(batch, cancellationToken);
        }
    }

    /// <summary>Commits changes that were found by other means than comparing a batch.</summary>
    public async Task CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return;

        var proposals = changes.Sum(change => change.Aspects.Count);
        if (request.Preview)
        {
            ledger.CountEmitted(proposals, firstOffset: 0, lastOffset: 0);
            return;
        }

        var result = await session.CommitAsync(await audience.AddAsync(changes, cancellationToken), cancellationToken);
        ledger.CountEmitted(proposals, result.FirstOffset, result.LastOffset);
        foreach (var id in result.EntityIds)
        {
            observations.Seen.Add(id);
        }
    }

    /// <summary>Stores a batch that is full, and empties it.</summary>
    public async ValueTask StoreFullAsync(ProposalBatch batch, CancellationToken cancellationToken)
    {
        if (!batch.IsFull)
            return;

        await StoreAsync(batch, cancellationToken);
        batch.Clear();
    }

    /// <summary>Compares a batch with the state and commits what changed.</summary>
    public async Task StoreAsync(ProposalBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Entities.Count == 0)
            return;

        _urns.Clear();
        foreach (var entity in batch.Entities)
        {
            _urns.Add(entity.Key.Urn);
        }

        var states = await session.LoadAsync(_urns, cancellationToken);
        Compare(batch, states);
        await HoldAsync(batch, cancellationToken);
        await CommitAsync(await CompleteAsync(cancellationToken), cancellationToken);
        if (!request.Preview)
            _newUrns.Clear();

        var last = batch.Entities[^1].Key;
        observer?.OnProgress(new CrawlProgress(ledger.Seen, ledger.Emitted, ledger.Problems, last.Path.Replace(PathKey.Separator, '.')));
    }

    private void Compare(ProposalBatch batch, IReadOnlyList<EntityState?> states)
    {
        for (var i = 0; i < batch.Entities.Count; i++)
        {
            var draft = batch.Entities[i];
            var state = states[i];
            if (LeavesLeads && draft.OnlyLeads)
                continue;

            if (state is null ? _newUrns.Add(draft.Key.Urn) : observations.Seen.Add(state.Id))
                Compare(draft, batch, state);
            else
                WarnAboutCollision(draft.Key, state);
        }
    }

    private void Compare(EntityDraft draft, ProposalBatch batch, EntityState? state)
    {
        if (draft.OnlyLeads && state is { Removed: false })
            return;

        if ((state is null || state.Identity != draft.Key.Identity) && draft.Key.Identity is { } identity)
            observations.NewByIdentity[identity] = draft.Key.Urn;

        var detected = _detector.Detect(draft, batch.Buffer, state);
        ledger.CountSeen(suppressed: draft.Aspects.Count - CountUpserts(detected?.Change));
        if (detected is null)
            return;

        _found.Add(new FoundChange(draft, state, detected));
    }

    /// <summary>What is held goes no further: neither log nor state know of it.</summary>
    private async Task HoldAsync(ProposalBatch batch, CancellationToken cancellationToken)
    {
        var held = await quarantine.HoldAsync(_found.Where(found => found.Detected.Kind is not null).Select(found => found.Draft), batch.Buffer, cancellationToken);
        if (held.Count == 0)
            return;

        foreach (var found in _found.Where(found => held.Contains(found.Draft.Key.Urn)))
            observations.Hold(found.Draft.Key);
        _found.RemoveAll(found => held.Contains(found.Draft.Key.Urn));
    }

    private async Task<IReadOnlyList<EntityChange>> CompleteAsync(CancellationToken cancellationToken)
    {
        var changes = await history.CompleteAsync(_found, cancellationToken);
        foreach (var (found, change) in _found.Zip(changes))
        {
            ledger.CountChange(found.Detected.Kind);
            if (found.Detected.Kind is { } kind)
                observer?.OnChange(kind, change);
        }

        _found.Clear();
        return changes;
    }

    /// <summary>How many of an entity's present aspects are proposed; what is cleared was never a candidate for suppression.</summary>
    private static int CountUpserts(EntityChange? change)
    {
        var count = 0;
        for (var i = 0; i < (change?.Aspects.Count ?? 0); i++)
        {
            if (!change!.Aspects[i].Clears)
                count++;
        }

        return count;
    }

    private void WarnAboutCollision(EntityKey key, EntityState? other)
    {
        var path = key.Path.Replace(PathKey.Separator, '.');
        var first = other is null || other.Path == key.Path ? "Another object" : $"The object {other.Path.Replace(PathKey.Separator, '/')}";
        ledger.Warn(new Notice(
            path,
            $"{first} has the same URN, {key.Urn}; only the first one found is described.",
            "Rename one of the two, or filter one out."));
    }
}
