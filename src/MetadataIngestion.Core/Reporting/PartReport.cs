namespace MetadataIngestion.Core.Reporting;

/// <summary>What one worker did for a run whose source is split.</summary>
/// <param name="Name">The part's name.</param>
public sealed record PartReport(string Name)
{
    /// <summary>The worker that took the part last; <see langword="null"/> while nobody has.</summary>
    public string? Worker { get; init; }

    /// <summary>How the part ended; <see langword="null"/> for one that did not.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>When that worker took it; <see langword="null"/> while nobody has.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long that worker took, in milliseconds.</summary>
    public long DurationMs { get; init; }

    /// <summary>How often it was taken; more than once when a worker was lost with it.</summary>
    public int Attempts { get; init; }

    /// <summary>Entities found in it.</summary>
    public long Seen { get; init; }

    /// <summary>Proposals appended for it, by everyone who took it.</summary>
    public long Emitted { get; init; }
}
