namespace MetadataIngestion.Core.Crawling;

/// <summary>How far a crawl is.</summary>
/// <param name="Seen">Entities found so far.</param>
/// <param name="Emitted">Proposals appended so far.</param>
/// <param name="Warnings">Warnings and failures so far.</param>
/// <param name="Current">What was found last, for people.</param>
public readonly record struct CrawlProgress(long Seen, long Emitted, long Warnings, string Current);
