namespace MetadataIngestion.Core.Crawling;

/// <summary>How several workers share a crawl.</summary>
/// <param name="AtMost">How many parts there may be.</param>
/// <param name="Work">How this worker crawls parts.</param>
public sealed record CrawlSplit(int AtMost, PartWork Work)
{
    /// <summary>Lets the other workers know how many parts there are to take; nobody waits for them.</summary>
    public required Func<int, CancellationToken, Task> CallForHelpAsync { get; init; }
}
