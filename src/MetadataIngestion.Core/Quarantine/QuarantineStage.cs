using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Quarantine;

/// <summary>
/// Keeps changes that a gate holds out of log and state. As the state stays what it was, the next crawl finds the same change again, so that one that is
/// released is proposed as any other: in order, and once.
/// </summary>
internal sealed class QuarantineStage(CrawlRequest request, RunStart start, IMetadataStore store, RunLedger ledger)
{
    private const int NamedInReport = 20;

    // What a crawl may be unable to find out, and then leaves as it was.
    private static readonly string[] s_uncertain = [AspectNames.Ownership, AspectNames.GlobalTags, AspectNames.UpstreamLineage, AspectNames.ViewProperties];

    private static readonly IReadOnlySet<string> s_nothing = new HashSet<string>();

    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private readonly HashSet<string> _released = new(StringComparer.Ordinal);
    private KeptDatasets? _kept;

    /// <summary>The URNs of the datasets, among those that changed, that must wait.</summary>
    public async Task<IReadOnlySet<string>> HoldAsync(IEnumerable<EntityDraft> changed, AspectBuffer buffer, CancellationToken cancellationToken)
    {
        if (request.Source.Gate is not { } gate)
            return s_nothing;

        var drafts = changed.Where(draft => draft.Key.EntityType == EntityTypes.Dataset).ToList();
        if (drafts.Count == 0)
            return s_nothing;

        var datasets = drafts.ConvertAll(draft => ToState(draft, buffer));
        var judgement = await gate.JudgeAsync(await AddUnknownAsync(drafts, datasets, cancellationToken), cancellationToken);
        foreach (var warning in judgement.Warnings)
            ledger.Warn(warning);

        var kept = await KeptAsync(cancellationToken);
        var held = new HashSet<string>(StringComparer.Ordinal);
        var news = new List<HeldDataset>();
        foreach (var dataset in datasets)
        {
            var before = kept.Find(dataset.Key.Urn, dataset.Key.Identity);
            if (Hold(dataset, judgement, before) is not { } entry)
                continue;

            held.Add(entry.Urn);
            if (entry != before)
                news.Add(new HeldDataset(entry, HeldState.ContentOf(dataset)));
        }

        if (news.Count > 0 && !request.Preview)
            await store.Quarantine.PutAsync(news, cancellationToken);
        return held;
    }

    /// <summary>Forgets what waits no longer: it is in the log by now or, once a run has seen all of its source, gone.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (request.Preview)
            return;

        var sawAll = request.Scope is null && !ledger.HasFailures;
        var released = (await KeptAsync(cancellationToken)).Urns.Where(urn => !_held.Contains(urn) && (sawAll || _released.Contains(urn))).ToList();
        if (released.Count > 0)
            await store.Quarantine.RemoveAsync(start.Source, released, cancellationToken);
    }

    private static EntityChange ToState(EntityDraft draft, AspectBuffer buffer) => new()
    {
        Key = draft.Key,
        Aspects = [.. draft.Aspects.Select(aspect => new AspectChange(aspect.Name, aspect.ChangeType, aspect.Json(buffer), aspect.Fingerprint))],
    };

    /// <summary>What the crawl could not find out is as it was, for the gate too.</summary>
    private async Task<IReadOnlyList<EntityChange>> AddUnknownAsync(List<EntityDraft> drafts, List<EntityChange> datasets, CancellationToken cancellationToken)
    {
        var unknown = drafts.Where(draft => s_uncertain.Any(draft.IsUnknown)).ToDictionary(draft => draft.Key.Urn, StringComparer.Ordinal);
        if (unknown.Count == 0)
            return datasets;

        var known = (await store.FindAspectsAsync([.. unknown.Keys], s_uncertain, cancellationToken))
            .Where(aspect => unknown[aspect.Urn].IsUnknown(aspect.Name)).DistinctBy(aspect => (aspect.Urn, aspect.Name)).ToLookup(aspect => aspect.Urn, StringComparer.Ordinal);
        return [.. datasets.Select(dataset => dataset with { Aspects = [.. dataset.Aspects, .. known[dataset.Key.Urn].Where(aspect => dataset.Aspects.All(told => told.Name != aspect.Name)).Select(ToChange)] })];
    }

    private static AspectChange ToChange(CurrentAspect aspect) => new(aspect.Name, Abstractions.ChangeType.Upsert, aspect.Json, Changes.Fingerprints.Of(aspect.Json.Span));

    /// <returns><see langword="null"/> when the dataset may pass.</returns>
    private QuarantinedDataset? Hold(EntityChange dataset, GateJudgement judgement, QuarantinedDataset? before)
    {
        var reason = judgement.Held.GetValueOrDefault(dataset.Key.Urn) ?? (judgement.IsComplete ? null : before?.Reason);
        if (before is not null && before.Urn != dataset.Key.Urn)
            _released.Add(before.Urn);

        if (reason is null || ToEntry(dataset, reason, before) is not { Status: not QuarantineStatus.Approved } entry)
        {
            _released.Add(dataset.Key.Urn);
            return null;
        }

        Note(entry);
        return entry;
    }

    private QuarantinedDataset ToEntry(EntityChange dataset, string reason, QuarantinedDataset? before)
    {
        var state = HeldState.DigestOf(dataset);
        var known = before?.State == state ? before : null;
        return new QuarantinedDataset(
            start.Source, dataset.Key.Urn, dataset.Key.Path.Replace(PathKey.Separator, '.'), reason, state, known?.RunId ?? start.RunId, before?.Since ?? start.StartedAt)
        {
            Identity = dataset.Key.Identity,
            Decision = known?.Decision,
        };
    }

    private void Note(QuarantinedDataset entry)
    {
        _held.Add(entry.Urn);
        ledger.CountQuarantined();
        if (_held.Count > NamedInReport)
            return;

        ledger.Warn(entry.Decision is { } rejection
            ? new Notice(entry.Path, $"{rejection.By} rejected it ({rejection.Reason}), and it is not proposed as it is now: {entry.Reason}", "Mend it, or approve of it after all: quarantine approve.")
            : new Notice(entry.Path, $"It waits in quarantine and is not proposed as it is now: {entry.Reason}", "Mend it, or decide about it: quarantine approve, quarantine reject."));
    }

    private async Task<KeptDatasets> KeptAsync(CancellationToken cancellationToken) =>
        _kept ??= new KeptDatasets(await store.Quarantine.ListAsync(start.Source, cancellationToken));
}
