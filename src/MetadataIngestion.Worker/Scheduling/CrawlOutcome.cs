using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>What became of a crawl.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Detail">Why it failed, for people; <see langword="null"/> when it did not.</param>
internal sealed record CrawlOutcome(RunStatus Status, string? Detail = null)
{
    /// <summary>Whether there is a run that says so.</summary>
    public bool HasRun { get; init; }

    /// <summary>Whether the failure may go away by itself.</summary>
    public bool MayGoAway { get; init; }

    /// <summary>Whether it did not begin, because something else crawls the source.</summary>
    public bool Busy { get; init; }

    /// <summary>Whether it did not come to its end because the process did, or the worker lost the right to crawl the source.</summary>
    public bool CutOff { get; init; }

    /// <summary>Whether the store failed that this worker shares with others, one of which may get on with it better.</summary>
    public bool StoreFailed { get; init; }

    public static CrawlOutcome Of(RunReport report) => new(report.Status, report.Failures.Count > 0 ? report.Failures[0].Message : null)
    {
        HasRun = true,
        MayGoAway = report is { Status: RunStatus.Failed, Cause: FailureCause.Retriable or FailureCause.Store },
        CutOff = report.Cause == FailureCause.Interrupted,
    };
}
