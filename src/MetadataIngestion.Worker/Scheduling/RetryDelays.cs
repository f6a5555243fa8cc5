using MetadataIngestion.Worker.Configuration.Options;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>How long to wait between attempts: twice as long each time, scattered, so that sources which failed together do not come back together.</summary>
internal static class RetryDelays
{
    private const double Growth = 2;
    private const double Scatter = 0.2;

    /// <summary>How long to wait after an attempt; <see langword="null"/> when it was the last.</summary>
    public static TimeSpan? After(int attempt, RetryOptions options) => attempt >= options.MaxAttempts
        ? null
        : RetryPolicy.Exponential(options.MaxAttempts - 1, options.Delay, Growth, options.MaxDelay, Scatter).DelayFor(attempt);
}
