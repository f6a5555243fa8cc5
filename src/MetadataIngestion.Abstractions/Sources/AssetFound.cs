namespace MetadataIngestion.Abstractions;

/// <summary>An asset was found and read.</summary>
/// <param name="Asset">The asset, complete: what is missing in it is missing in the source.</param>
public sealed record AssetFound(Asset Asset) : CrawlItem;
