using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Requests;

/// <summary>A request that the store keeps, and what became of it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="State">How it stands.</param>
/// <param name="FiledAt">When it was filed.</param>
public sealed record FiledRequest(AdHocRequest Request, AdHocOrigin Origin, AdHocState State, DateTimeOffset FiledAt)
{
    /// <summary>How often its crawl was begun. More than once only when the worker that ran it was cut off or shut down, or the failure could be retried.</summary>
    public int Attempts { get; init; }

    /// <summary>Which life of a worker runs it; <see langword="null"/> when none does, or only one can.</summary>
    public string? Worker { get; init; }

    /// <summary>The latest run; <see langword="null"/> when none was begun.</summary>
    public string? RunId { get; init; }

    /// <summary>How it ended; <see langword="null"/> while it has not.</summary>
    public RunStatus? Outcome { get; init; }

    /// <summary>Why it ended without a run, or why it still waits, for people; <see langword="null"/> when there is nothing to say.</summary>
    public string? Detail { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
