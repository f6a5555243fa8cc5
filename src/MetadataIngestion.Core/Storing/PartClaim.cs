namespace MetadataIngestion.Core.Storing;

/// <summary>Who wants to crawl a part.</summary>
/// <param name="Source">The name of the source that is split.</param>
/// <param name="Configuration">Tells the source's configuration; parts are crawled only by workers that have the one they were planned with.</param>
/// <param name="Worker">The worker's name.</param>
public sealed record PartClaim(string Source, string Configuration, string? Worker);
