using System.Threading.Channels;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Splitting;

namespace MetadataIngestion.Core.Crawling;

/// <summary>The pipeline's middle: crawl items in, batches of encoded entities out; everything else a crawl says is noted.</summary>
internal sealed class NormalizingStage(
    CrawlRequest request, CrawlExtent? extent, AssetNormalizer normalizer, RunObservations observations, OutsideNames? outside, RunLedger ledger)
{
    private readonly AssetGate _gate = new(ScopedFilter.Narrow(request.Source.Filter, extent), extent, request.Source.Transformers, ledger);

    // What holds a part is looked at by whoever crawls the rest.
    private readonly bool _isPart = extent is PartExtent;

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

    /// <summary>Describes containers in which nothing passed the filters here, but did elsewhere.</summary>
    public async Task DescribeHeldBackAsync(Func<string, bool> holdsSomething, StoringStage storing, CancellationToken cancellationToken)
    {
        using var batch = new ProposalBatch();
        foreach (var container in _gate.Release(holdsSomething))
        {
            Add(container, batch);
            await storing.StoreFullAsync(batch, cancellationToken);
        }

        await storing.StoreAsync(batch, cancellationToken);
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
            case ScopeCompleted completed when !_isPart || extent!.Contains(completed.Scope):
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

    /// <summary>Whether an item has nothing to say about what is to be read.</summary>
    private bool LiesOutside(AssetPath path, CrawlItem item)
    {
        if (extent is null || extent.Contains(path))
            return false;

        outside?.Add(path.Name);
        return !extent.Touches(path) || (item is AssetFiltered filtered && filtered.Rule == extent.Rule);
    }

    private void Describe(Asset found, ProposalBatch batch)
    {
        foreach (var asset in _gate.Admit(found))
            Add(asset, batch);
    }

    private void Add(Asset asset, ProposalBatch batch)
    {
        if (CustomAspectCheck.FindError(asset.CustomAspects) is { } error)
        {
            NoteUnreadable(asset.Path, error, "Mend the connector.");
            return;
        }

        var first = batch.Entities.Count;
        normalizer.Normalize(asset, batch);
        for (var i = first; i < batch.Entities.Count; i++)
        {
            var entity = batch.Entities[i];
            entity.OnlyLeads = extent?.Contains(entity.Key.Path, asset.Path.Separator) == false;
            if (!_isPart || !entity.OnlyLeads)
                LongUrns.Warn(entity.Key, ledger);
        }

        if (!_isPart || extent!.Contains(asset.Path))
            Inspect(asset);
    }

    private void Inspect(Asset asset)
    {
        foreach (var inspector in request.Source.Inspectors)
            inspector.Inspect(asset);
    }

    private void NoteUnreadable(AssetPath path, string reason, string? remedy)
    {
        observations.Unreadable.Add(path);
        ledger.Fail(new Notice(path.ToString(), reason, remedy));
    }

    private void NoteCapability(CapabilityReported capability)
    {
        if (capability is { Capability: CapabilityNames.Routines, Status: CapabilityStatus.Skipped })
            observations.RoutinesSkipped = true;

        ledger.NoteCapability(new CapabilityOutcome(capability.Capability, capability.Status, capability.Detail));
    }
}
