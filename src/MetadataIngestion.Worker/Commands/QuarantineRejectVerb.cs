using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Decides that the state of a dataset that waits is not to be proposed, and withdraws an approval.</summary>
internal sealed class QuarantineRejectVerb() : QuarantineDecisionVerb(
    "reject",
    "Decide that a dataset is not to be proposed as it waits in quarantine, or withdraw an approval",
    "quarantine reject shop.public.orders --by ann --reason unowned")
{
    protected override bool IsApproval => false;

    protected override Task<int> FollowAsync(VerbContext context, IngestionRuntime runtime, QuarantinedDataset entry, CancellationToken cancellationToken)
    {
        var withdrawn = entry is { Status: QuarantineStatus.Approved, Decision: { } approval } ? $" The approval of {approval.By} is withdrawn." : string.Empty;
        context.Hint($"{entry.Path} is rejected and stays in quarantine: the log knows it as it was before, or not at all, until it is mended or approved after all.{withdrawn}");
        return Task.FromResult(ExitCodes.Ok);
    }
}
