using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Configuration.Options;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Tells what a service that starts has to make up for.</summary>
internal static class MissedSchedules
{
    /// <summary>Why a source is to be crawled at once; <see langword="null"/> when it is not.</summary>
    /// <param name="options">The source.</param>
    /// <param name="latest">Its newest crawl that covered all of it; <see langword="null"/> when there was none, so that nothing was missed.</param>
    /// <param name="now">The time.</param>
    public static string? Find(SourceOptions options, RunReport? latest, DateTimeOffset now)
    {
        if (options is not { Schedule: { } schedule, Misfire: MisfirePolicy.RunOnce } || latest is null)
            return null;

        // The crawl of a request that was cut off begins again with the request.
        if (latest is { Cause: FailureCause.Interrupted, RequestId: null })
            return "its latest crawl was cut off";

        var cron = new CronExpression(schedule, SourceTime.ZoneOf(options));
        return cron.GetNextValidTimeAfter(latest.StartedAt) is { } due && due <= now
            ? $"its crawl of {SourceTime.Describe(due, options)} was missed"
            : null;
    }
}
