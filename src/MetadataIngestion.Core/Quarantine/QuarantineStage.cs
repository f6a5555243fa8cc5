using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Quarantine;

/// <summary>
/// Keeps changes that a gate holds out of log and state. As the state stays what it was, the next crawl finds the same change again, so that one that is
/// released is proposed as any other: in order, and once.
/// </summary>
internal sealed class QuarantineStage(CrawlRequest request, RunStart start, IQuarantine quarantine, RunLedger ledger)
{
    private const int NamedInReport = 20;

    private static readonly IReadOnlySet<string> s_nothing = new HashSet<string>();

    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private Dictionary<string, QuarantinedDataset>? _kept;

    /// <summary>The URNs of the datasets, among those that changed, that must wait.</summary>
    public async Task<IReadOnlySet<string>> HoldAsync(IEnumerable<EntityDraft> changed, AspectBuffer buffer, CancellationToken cancellationToken)
    {
        if (request.Source.Gate is not { } gate)
            return s_nothing;

        var datasets = changed.Where(draft => draft.Key.EntityType == EntityTypes.Dataset).Select(draft => ToState(draft, buffer)).ToList();
        if (datasets.Count == 0)
            return s_nothing;

        var judgement = await gate.JudgeAsync(datasets, cancellationToken);
        foreach (var warning in judgement.Warnings)
            ledger.Warn(warning);

        var kept = await KeptAsync(cancellationToken);
        var held = datasets.Where(dataset => judgement.Held.ContainsKey(dataset.Key.Urn)).Select(dataset => ToEntry(dataset, judgement.Held[dataset.Key.Urn], kept)).Where(entry => entry.ApprovedBy is null).ToList();
        if (held.Count > 0 && !request.Preview)
            await quarantine.PutAsync(held, cancellationToken);
        foreach (var entry in held)
            Note(entry);
        return held.Select(entry => entry.Urn).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Forgets what waits no longer, once a run has seen all of its source. What it kept from being proposed is in the log by now, or gone.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (request.Preview || request.Scope is not null || ledger.HasFailures)
            return;

        var released = (await KeptAsync(cancellationToken)).Keys.Where(urn => !_held.Contains(urn)).ToList();
        if (released.Count > 0)
            await quarantine.RemoveAsync(start.Source, released, cancellationToken);
    }

    private static EntityChange ToState(EntityDraft draft, AspectBuffer buffer) => new()
    {
        Key = draft.Key,
        Aspects = [.. draft.Aspects.Select(aspect => new AspectChange(aspect.Name, aspect.ChangeType, aspect.Json(buffer), aspect.Fingerprint))],
    };

    private QuarantinedDataset ToEntry(EntityChange dataset, string reason, Dictionary<string, QuarantinedDataset> kept)
    {
        var path = dataset.Key.Path.Replace(PathKey.Separator, '.');
        var entry = new QuarantinedDataset(start.Source, dataset.Key.Urn, path, reason, StateOf(dataset), ContentOf(dataset), start.RunId, start.StartedAt);
        if (!kept.TryGetValue(entry.Urn, out var before))
            return entry;

        return before.State == entry.State
            ? entry with { Since = before.Since, ApprovedBy = before.ApprovedBy, Approval = before.Approval, ApprovedAt = before.ApprovedAt }
            : entry with { Since = before.Since };
    }

    private void Note(QuarantinedDataset entry)
    {
        _held.Add(entry.Urn);
        ledger.CountQuarantined();
        if (_held.Count <= NamedInReport)
            ledger.Warn(new Notice(entry.Path, $"It waits in quarantine and is not proposed as it is now: {entry.Reason}", "Mend it, or approve of it: quarantine approve."));
    }

    private async Task<Dictionary<string, QuarantinedDataset>> KeptAsync(CancellationToken cancellationToken) =>
        _kept ??= (await quarantine.ListAsync(start.Source, cancellationToken)).ToDictionary(entry => entry.Urn, StringComparer.Ordinal);

    /// <summary>A digest of the aspects' fingerprints, which leave out what differs in every run.</summary>
    private static string StateOf(EntityChange dataset)
    {
        var text = string.Join('\n', dataset.Aspects.OrderBy(aspect => aspect.Name, StringComparer.Ordinal).Select(aspect => $"{aspect.Name} {aspect.Fingerprint}"));
        var digest = new byte[Fingerprint.Size];
        Fingerprints.Of(Encoding.UTF8.GetBytes(text)).Write(digest);
        return Convert.ToHexStringLower(digest);
    }

    private static string ContentOf(EntityChange dataset)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var aspect in dataset.Aspects)
            {
                json.WritePropertyName(aspect.Name);
                json.WriteRawValue(aspect.Json.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
