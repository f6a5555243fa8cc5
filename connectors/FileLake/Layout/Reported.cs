using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Something that listing itself has to say about a scope or an object.</summary>
internal sealed record Reported(CrawlItem Item) : LayoutItem;
