using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>What becomes of a database in a crawl.</summary>
/// <param name="Path">The database.</param>
/// <param name="Database">The database as the server has it; null when it does not exist.</param>
/// <param name="Verdict">Why it is not crawled; null when it is.</param>
internal sealed record DatabaseChoice(AssetPath Path, Database? Database, CrawlItem? Verdict);
