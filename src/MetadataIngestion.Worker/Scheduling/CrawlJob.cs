using System.Globalization;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>
/// What the scheduler runs for every source. It lives in the host and knows no connector, so that a scheduler with a database can find it by name.
/// </summary>
internal sealed class CrawlJob(CrawlDispatcher dispatcher) : IJob
{
    private const string DueAt = "due-at";
    private const string Attempt = "attempt";

    /// <summary>What a trigger carries for the crawl that it begins.</summary>
    public static JobDataMap Data(DateTimeOffset dueAt, int attempt) => new()
    {
        [DueAt] = dueAt.ToString("O", CultureInfo.InvariantCulture),
        [Attempt] = attempt.ToString(CultureInfo.InvariantCulture),
    };

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await dispatcher.RunAsync(Read(context), cancellationToken);

    private static Firing Read(IJobExecutionContext context)
    {
        var (key, data) = (context.Trigger.Key, context.Trigger.JobDataMap);
        var due = data.GetString(DueAt) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : context.ScheduledFireTimeUtc;
        return new Firing(context.JobDetail.Key.Name, key.Group, due ?? context.FireTimeUtc)
        {
            RequestId = key.Group == TriggerGroups.Request ? key.Name : null,
            Attempt = data.GetString(Attempt) is { } attempt ? int.Parse(attempt, CultureInfo.InvariantCulture) : 1,
        };
    }
}
