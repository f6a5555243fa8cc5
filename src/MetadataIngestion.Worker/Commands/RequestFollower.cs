using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Waits for a request to end, and says what became of it.</summary>
internal sealed class RequestFollower(VerbContext context, IngestionRuntime runtime, IMetadataStore store)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public async Task<int> FollowAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var filed = await store.Requests.FindAsync(id, cancellationToken) ?? throw new UsageException($"the request '{id}' was withdrawn before it was run.");
            if (filed.State == AdHocState.Ended)
                return await ReportAsync(filed, cancellationToken);
            if (!await ServicePresence.IsRunningAsync(store, cancellationToken))
                return ServiceGone(filed);

            await Task.Delay(Interval, runtime.TimeProvider, cancellationToken);
        }
    }

    private int ServiceGone(FiledRequest filed)
    {
        context.Messages.Error($"The service stopped. The request {filed.Request.Id} is {filed.State.ToString().ToLowerInvariant()}; it goes on when the service is back.");
        return ExitCodes.Connection;
    }

    private async Task<int> ReportAsync(FiledRequest filed, CancellationToken cancellationToken)
    {
        if (filed is { Detail: null, RunId: { } runId } && await store.FindRunAsync(runId, cancellationToken) is { } report)
        {
            ReportWriter.Write(context, report);
            return RunExitCodes.Of(report);
        }

        context.Messages.Error($"{filed.Request.Source}: {filed.Detail}");
        return filed.Outcome == RunStatus.Cancelled ? ExitCodes.Interrupted : ExitCodes.Failed;
    }
}
