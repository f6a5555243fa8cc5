using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>What becomes of a database in a crawl.</summary>
/// <param name="Path">The database.</param>
/// <param name="Database">The database as the server lists it; null when it does not.</param>
/// <param name="Verdict">Why it is not crawled; null when it is.</param>
internal sealed record DatabaseChoice(AssetPath Path, Database? Database, CrawlItem? Verdict);
