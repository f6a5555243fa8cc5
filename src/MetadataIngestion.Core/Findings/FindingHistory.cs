using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Findings;

/// <summary>Completes the changes of findings: events for those that are opened and resolved, and what is to be remembered of them.</summary>
internal sealed class FindingHistory(RunStart start, RunLedger ledger)
{
    private readonly long _now = start.StartedAt.ToUnixTimeMilliseconds();

    /// <summary>Completes the change of a finding that the run made. One that is open already only says it anew.</summary>
    public EntityChange Complete(FoundChange found, Finding finding, SchemaMemories memories)
    {
        var known = found.State is { Removed: false } state ? FindingJson.Decode(memories.Of(state.Id)) : null;
        var open = new OpenFinding(finding, known?.OpenedAt ?? _now);
        var change = found.Detected.Change with
        {
            Aspects = [.. found.Detected.Change.Aspects.Select(aspect => aspect with { Json = FindingAspects.Encode(finding, open.OpenedAt, _now, isOpen: true) })],
            Memo = FindingJson.Encode(open),
        };
        return found.Detected.Kind == EntityChangeKind.Added ? change with { Events = [Open(change.Key, finding)] } : change;
    }

    /// <summary>Completes the change of a finding that is there no longer.</summary>
    public EntityChange Complete(PlannedRemoval removal, SchemaMemories memories)
    {
        var change = removal.ToChange();
        if (FindingJson.Decode(memories.Of(removal.Entity.Id)) is not { } open)
            return change;

        var json = FindingAspects.Encode(open.Finding, open.OpenedAt, _now, isOpen: false);
        return change with
        {
            Aspects = [new AspectChange(AspectNames.IncidentInfo, ChangeType.Upsert, json, Fingerprints.Of(json))],
            Events = [FindingEvents.Encode(change.Key.Urn, change.Key.EntityType, FindingEvents.Resolved, open.Finding, _now, removal.AssetReason is { } gone ? ResolutionReasons.OfRemoval(gone) : null)],
        };
    }

    private EntityEvent Open(EntityKey key, Finding finding)
    {
        ledger.Warn(new Notice(finding.Place ?? start.Source, $"{finding.Code}: {finding.Message}", finding.Remedy));
        return FindingEvents.Encode(key.Urn, key.EntityType, FindingEvents.Opened, finding, _now);
    }
}
