using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Stores what follows from the assets of a run, now that all of them are known.</summary>
internal sealed class DerivingStage(CrawlRequest request, AssetNormalizer normalizer, RunLedger ledger, StoringStage storing)
{
    /// <summary>Asks the inspectors what they have to add.</summary>
    public async Task RunAsync(InspectedRun run, RunObservations observations, CancellationToken cancellationToken)
    {
        using var batch = new ProposalBatch();
        foreach (var inspector in request.Source.Inspectors)
        {
            var inspection = inspector.Complete(run);
            observations.DerivedIncompletely |= !inspection.IsComplete;
            foreach (var warning in inspection.Warnings)
                ledger.Warn(warning);
            foreach (var entity in inspection.Entities)
            {
                normalizer.Add(entity, batch);
                LongUrns.Warn(batch.Entities[^1].Key, ledger);
                await storing.StoreFullAsync(batch, cancellationToken);
            }

            foreach (var finding in inspection.Findings)
            {
                normalizer.Add(finding, batch);
                await storing.StoreFullAsync(batch, cancellationToken);
            }
        }

        await storing.StoreAsync(batch, cancellationToken);
    }
}
