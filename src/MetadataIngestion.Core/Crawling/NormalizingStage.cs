using System.Threading.Channels;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Crawling;

/// <summary>The pipeline's middle: crawl items in, batches of encoded entities out; everything else a crawl says is noted.</summary>
internal sealed class NormalizingStage(CrawlRequest request, RunStart start, AssetNormalizer normalizer, RunObservations observations, OutsideNames? outside, RunLedger ledger)
{
    private readonly CrawlScope? _scope = request.Scope;
    private readonly AssetGate _gate = new(ScopedFilter.Narrow(request.Source.Filter, request.Scope), request.Scope, request.Source.Transformers, ledger);

    public async Task RunAsync(
        ChannelReader<IReadOnlyList<CrawlItem>> items,
        ChannelReader<ProposalBatch> free,
        ChannelWriter<ProposalBatch> batches,
        CancellationToken cancellationToken)
    {
        try
        {
            var batch = await free.ReadAsync(cancellationToken);
            await foreach (var chunk in items.ReadAllAsync(cancellationToken))
            {
                foreach (var item in chunk)
                {
                    Take(item, batch);
                    batch = await PassOnWhenFullAsync(batch);
                }
            }

            foreach (var inspection in Inspect())
            {
                foreach (var entity in inspection.Entities)
                {
                    Add(entity, batch);
                    batch = await PassOnWhenFullAsync(batch);
                }

                foreach (var finding in inspection.Findings)
                {
                    normalizer.Add(finding, batch);
                    batch = await PassOnWhenFullAsync(batch);
                }
            }

            await batches.WriteAsync(batch, cancellationToken);
        }
        finally
        {
            batches.TryComplete();
        }

        async ValueTask<ProposalBatch> PassOnWhenFullAsync(ProposalBatch batch)
        {
            if (!batch.IsFull)
                return batch;

            await batches.WriteAsync(batch, cancellationToken);
            return await free.ReadAsync(cancellationToken);
        }
    }

    private void Take(CrawlItem item, ProposalBatch batch)
    {
        var path = PathOf(item);
        if (path is not null)
            observations.NotePath(path);
        if (path is not null && LiesOutside(path, item))
            return;

        switch (item)
        {
            case AssetFound found:
                Describe(found.Asset, batch);
                break;
            case AssetUnreadable unreadable:
                NoteUnreadable(unreadable.Path, unreadable.Reason, unreadable.Remedy);
                break;
            case AssetFiltered filtered:
                observations.Filtered.Add(filtered.Path);
                ledger.CountFiltered(filtered.Rule);
                break;
            case ScopeCompleted completed:
                observations.Scopes.Complete(completed.Scope, completed.Kinds);
                break;
            case ScopeIncomplete incomplete:
                observations.Scopes.MarkIncomplete(incomplete.Scope);
                ledger.NoteIncomplete(new IncompleteScope(incomplete.Scope.ToString(), incomplete.Reason, incomplete.Message, incomplete.Remedy));
                break;
            case CapabilityReported capability:
                NoteCapability(capability);
                break;
            case CrawlWarning warning:
                ledger.Warn(new Notice(warning.Path.ToString(), warning.Message, warning.Remedy));
                break;
        }
    }

    private static AssetPath? PathOf(CrawlItem item) => item switch
    {
        AssetFound found => found.Asset.Path,
        AssetUnreadable unreadable => unreadable.Path,
        AssetFiltered filtered => filtered.Path,
        ScopeCompleted completed => completed.Scope,
        ScopeIncomplete incomplete => incomplete.Scope,
        CrawlWarning warning => warning.Path,
        _ => null,
    };

    /// <summary>Whether an item has nothing to say about the scope of the run.</summary>
    private bool LiesOutside(AssetPath path, CrawlItem item)
    {
        if (_scope is null || _scope.Contains(path))
            return false;

        outside!.Add(path.Name);
        return !_scope.Touches(path) || (item is AssetFiltered filtered && filtered.Rule == _scope.Rule);
    }

    private void Describe(Asset found, ProposalBatch batch)
    {
        foreach (var asset in _gate.Admit(found))
        {
            if (CustomAspectCheck.FindError(asset.CustomAspects) is { } error)
            {
                NoteUnreadable(asset.Path, error, "Mend the connector.");
                continue;
            }

            var first = batch.Entities.Count;
            normalizer.Normalize(asset, batch);
            for (var i = first; i < batch.Entities.Count; i++)
            {
                var entity = batch.Entities[i];
                entity.OnlyLeads = _scope?.Contains(entity.Key.Path, asset.Path.Separator) == false;
                WarnAboutLength(entity.Key);
            }

            foreach (var inspector in request.Source.Inspectors)
                inspector.Inspect(asset);
        }
    }

    /// <summary>What the inspectors have to add, now that they have seen everything.</summary>
    private IEnumerable<Inspection> Inspect()
    {
        var run = new InspectedRun(observations, normalizer.Containers)
        {
            RunId = start.RunId,
            StartedAt = start.StartedAt,
            Environment = request.Source.Environment,
            IsPartial = _scope is not null,
        };
        foreach (var inspector in request.Source.Inspectors)
        {
            var inspection = inspector.Complete(run);
            observations.DerivedIncompletely |= !inspection.IsComplete;
            foreach (var warning in inspection.Warnings)
                ledger.Warn(warning);
            yield return inspection;
        }
    }

    private void Add(DerivedEntity entity, ProposalBatch batch)
    {
        normalizer.Add(entity, batch);
        WarnAboutLength(batch.Entities[^1].Key);
    }

    private void NoteUnreadable(AssetPath path, string reason, string? remedy)
    {
        observations.Unreadable.Add(path);
        ledger.Fail(new Notice(path.ToString(), reason, remedy));
    }

    private void WarnAboutLength(EntityKey key)
    {
        if (Urn.IsTooLong(key.Urn))
        {
            ledger.Warn(new Notice(
                key.Path.Replace(PathKey.Separator, '.'),
                $"Its URN is longer than the {Urn.MaxEncodedLength} bytes that DataHub accepts. It is in the log, but a DataHub server will refuse it.",
                "Shorten the name or the platform instance, or filter the object out."));
        }
    }

    private void NoteCapability(CapabilityReported capability)
    {
        if (capability is { Capability: CapabilityNames.Routines, Status: CapabilityStatus.Skipped })
            observations.RoutinesSkipped = true;

        ledger.NoteCapability(new CapabilityOutcome(capability.Capability, capability.Status, capability.Detail));
    }
}
