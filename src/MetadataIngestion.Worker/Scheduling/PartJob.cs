using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>What the scheduler runs when a worker is called to crawl parts of a source. A call that is lost is not repeated: the parts are there for others.</summary>
internal sealed class PartJob(PartHelp help) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await help.RunAsync(context.JobDetail.Key.Name, context.Trigger.Key.Name, cancellationToken);
}
