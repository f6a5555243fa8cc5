using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>A dataset, and what people should know about it.</summary>
internal readonly record struct BuiltDataset(Dataset Dataset, CrawlWarning? Warning);
