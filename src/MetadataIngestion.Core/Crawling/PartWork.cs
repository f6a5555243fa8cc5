using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Crawling;

/// <summary>How a worker crawls parts of a source.</summary>
/// <param name="Claim">What it takes parts of, and as whom.</param>
public sealed record PartWork(PartClaim Claim)
{
    /// <summary>Makes the source anew, since each part is crawled by an instance of its own; the caller disposes it.</summary>
    public required Func<Task<PartSource>> OpenAsync { get; init; }
}
