namespace MetadataIngestion.Abstractions;

/// <summary>
/// An asset exists but could not be read. Nothing is proposed for it in this run, and it is not taken for removed.
/// </summary>
/// <param name="Path">The asset.</param>
/// <param name="Kind">Which kind of asset it is.</param>
/// <param name="Reason">Why it could not be read, for people.</param>
/// <param name="Remedy">What to do about it, for people; <see langword="null"/> when the next crawl may simply succeed.</param>
public sealed record AssetUnreadable(AssetPath Path, AssetKinds Kind, string Reason, string? Remedy = null) : CrawlItem;
