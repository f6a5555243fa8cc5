namespace MetadataIngestion.Abstractions;

/// <summary>
/// A container, with all it holds, or an asset was left out because the configuration says so. What was known under it before is
/// removed with the reason <c>filtered</c>.
/// </summary>
/// <param name="Path">What was left out.</param>
/// <param name="Rule">The option or pattern that says so, for people.</param>
public sealed record AssetFiltered(AssetPath Path, string Rule) : CrawlItem;
