using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Storing;

/// <summary>How a part of a run stands.</summary>
/// <param name="Part">The part.</param>
/// <param name="State">Whether it is begun, and how it ended.</param>
public sealed record PartProgress(RunPart Part, PartState State)
{
    /// <summary>The worker that took it last.</summary>
    public string? Worker { get; init; }

    /// <summary>How often it was taken.</summary>
    public int Attempts { get; init; }

    /// <summary>When the worker took it; <see langword="null"/> while nobody has.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How many proposals were appended for it, by everyone who took it.</summary>
    public long Emitted { get; init; }

    /// <summary>The part as a report shows it before its result is known.</summary>
    public PartReport ToReport() => new(Part.Name) { Worker = Worker, StartedAt = StartedAt, Attempts = Attempts, Emitted = Emitted };
}
