namespace MetadataIngestion.Abstractions;

/// <summary>Something about one object that people should know; the object is still described.</summary>
/// <param name="Path">The object.</param>
/// <param name="Message">What is wrong with it, for people.</param>
/// <param name="Remedy">What to do about it, for people.</param>
public sealed record CrawlWarning(AssetPath Path, string Message, string? Remedy = null) : CrawlItem;
