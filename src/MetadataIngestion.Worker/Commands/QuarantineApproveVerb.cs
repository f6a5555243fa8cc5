using System.CommandLine;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Approves of the state of a dataset that waits; its next crawl proposes it.</summary>
internal sealed class QuarantineApproveVerb : QuarantineDecisionVerb
{
    private readonly Option<bool> _crawl = new("--crawl") { Description = "Ask the running service to crawl the source now" };

    public QuarantineApproveVerb()
        : base(
            "approve",
            "Let the next crawl propose a dataset as it waits in quarantine",
            "quarantine approve shop.public.orders --by ann --reason agreed",
            "quarantine approve shop.public.orders --by ann --reason agreed --crawl") => Add(_crawl);

    protected override bool IsApproval => true;

    protected override void Check(VerbContext context, IngestionRuntime runtime, QuarantinedDataset entry)
    {
        if (context.Arguments.GetValue(_crawl))
            SourceNames.FindEnabled(runtime, entry.Source);
    }

    protected override Task<int> FollowAsync(VerbContext context, IngestionRuntime runtime, QuarantinedDataset entry, CancellationToken cancellationToken)
    {
        if (context.Arguments.GetValue(_crawl))
            return RequestCrawlAsync(context, runtime, entry, cancellationToken);

        context.Hint(
            $"{entry.Path} is approved, and not proposed yet: the next crawl of {entry.Source} does that, if it finds it unchanged. To have it now: crawl {entry.Source}; or, where a service runs, trigger {entry.Source}.");
        return Task.FromResult(ExitCodes.Ok);
    }

    private static async Task<int> RequestCrawlAsync(VerbContext context, IngestionRuntime runtime, QuarantinedDataset entry, CancellationToken cancellationToken)
    {
        var store = await runtime.OpenStoreAsync(cancellationToken);
        if (!await ServicePresence.IsRunningAsync(store, cancellationToken))
        {
            context.Messages.Error($"{entry.Path} is approved, but no service runs on the store {runtime.Configuration.StoreName} that would crawl now. To have it proposed now: crawl {entry.Source}.");
            return ExitCodes.Connection;
        }

        var request = new AdHocRequest(RequestId.New(runtime.TimeProvider.GetUtcNow()), entry.Source);
        var result = await store.Requests.FileAsync(request, AdHocOrigin.Command, cancellationToken);
        RequestWriter.Write(context, [result.Filed]);
        context.Hint($"{entry.Path} is approved, and the service was asked to crawl {entry.Source}, which proposes it if it finds it unchanged.");
        return ExitCodes.Ok;
    }
}
