using System.Globalization;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>
/// What the scheduler runs for every source. It lives in the host and knows no connector, so that a scheduler with a database can find it by name.
/// </summary>
internal sealed class CrawlJob(CrawlDispatcher dispatcher, LiveCrawls live, TimeProvider timeProvider, ILogger<CrawlJob> logger) : IJob
{
    private const string DueAt = "due-at";
    private const string Attempt = "attempt";

    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(5);

    /// <summary>What a trigger carries for the crawl that it begins.</summary>
    public static JobDataMap Data(DateTimeOffset dueAt, int attempt) => new()
    {
        [DueAt] = dueAt.ToString("O", CultureInfo.InvariantCulture),
        [Attempt] = attempt.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A turn must not be lost because the store or the scheduler's database failed for a moment.</summary>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var firing = Read(context);
        while (true)
        {
            try
            {
                await dispatcher.RunAsync(firing, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is (StoreException or SchedulerException) && !live.Ending.IsCancellationRequested)
            {
                SchedulingLog.NotDispatched(logger, firing.Source, exception.Message);
                await Task.Delay(StorePause, timeProvider, live.Ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // A crawl that another worker left behind when it ended comes again under a trigger of the scheduler's own.
    private static Firing Read(IJobExecutionContext context)
    {
        var key = (context.Recovering ? context.RecoveringTriggerKey : null) ?? context.Trigger.Key;
        var data = context.Trigger.JobDataMap;
        var due = data.GetString(DueAt) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : context.ScheduledFireTimeUtc;
        return new Firing(context.JobDetail.Key.Name, key.Group, due ?? context.FireTimeUtc)
        {
            RequestId = key.Group == TriggerGroups.Request ? key.Name : null,
            Attempt = data.GetString(Attempt) is { } attempt ? int.Parse(attempt, CultureInfo.InvariantCulture) : 1,
            ExecutionGroup = context.Trigger.ExecutionGroup,
        };
    }
}
