namespace MetadataIngestion.Worker.Scheduling;

/// <summary>What became of something that was to be cancelled.</summary>
/// <param name="Result">Whether it is.</param>
/// <param name="Source">The source that it crawls.</param>
/// <param name="Detail">What happened, for people.</param>
internal sealed record CancelOutcome(CancelResult Result, string Source, string Detail)
{
    /// <summary>The run; <see langword="null"/> when there is none.</summary>
    public string? RunId { get; init; }

    /// <summary>The request; <see langword="null"/> when the crawl was not asked for by one.</summary>
    public string? RequestId { get; init; }
}
