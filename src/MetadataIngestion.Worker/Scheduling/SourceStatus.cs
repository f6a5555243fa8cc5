using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>How a source stands in the service.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Type">Its connector's type.</param>
/// <param name="State">What it is doing.</param>
internal sealed record SourceStatus(string Name, string Type, SourceState State)
{
    /// <summary>Its cron expression; <see langword="null"/> for none.</summary>
    public string? Schedule { get; init; }

    /// <summary>The time zone of the schedule.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When its next crawl is due; <see langword="null"/> when none is.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>What it waits for, for people; <see langword="null"/> when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>The crawl under way; <see langword="null"/> for none. How far it is on another worker is as old as that one's last check-in.</summary>
    public CurrentRun? CurrentRun { get; init; }

    /// <summary>The worker of the cluster that crawls it; <see langword="null"/> when none does, or there is only one.</summary>
    public string? Worker { get; init; }

    /// <summary>The newest crawl that covered all of it; <see langword="null"/> when there was none.</summary>
    public RunReport? LastRun { get; init; }

    /// <summary>When the newest good crawl of all of it began; <see langword="null"/> when there was none.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>How old that may be; <see langword="null"/> for any age.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>Whether it is older than that, counted from the start of the service when there was no good crawl yet.</summary>
    public bool IsStale { get; init; }
}
