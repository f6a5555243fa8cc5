namespace MetadataIngestion.Core.Reporting;

/// <summary>Proposals by what became of them.</summary>
public sealed record ProposalCounts
{
    /// <summary>Appended to the log.</summary>
    public long Emitted { get; init; }

    /// <summary>Not appended, because nothing changed.</summary>
    public long Suppressed { get; init; }
}
