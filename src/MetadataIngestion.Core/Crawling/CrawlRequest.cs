namespace MetadataIngestion.Core.Crawling;

/// <summary>What is to be crawled, and how.</summary>
/// <param name="Source">The source.</param>
public sealed record CrawlRequest(SourceDefinition Source)
{
    /// <summary>The request that asked for the crawl; <see langword="null"/> for a scheduled or plain one.</summary>
    public string? RequestId { get; init; }

    /// <summary>The name of the worker that runs it, where several share the store.</summary>
    public string? Worker { get; init; }

    /// <summary>Whether removals above the threshold are released.</summary>
    public bool ApproveRemovals { get; init; }

    /// <summary>The part of the source to crawl, and nothing else is touched; <see langword="null"/> for all of it.</summary>
    public CrawlScope? Scope { get; init; }

    /// <summary>How several workers share the crawl; <see langword="null"/> when one does all of it.</summary>
    public CrawlSplit? Split { get; init; }

    /// <summary>Why one worker does all of it although the source is configured to be shared, for people; <see langword="null"/> when it is shared, or is not to be.</summary>
    public string? WholeBecause { get; init; }

    /// <summary>How long the crawl may take; <see langword="null"/> for without limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Cancelled when the process that runs the crawl is about to end: the report of a cancelled crawl then says that it was interrupted.</summary>
    public CancellationToken ProcessEnding { get; init; }

    /// <summary>Whether nothing is written: the crawl only tells what it would do.</summary>
    public bool Preview { get; init; }
}
