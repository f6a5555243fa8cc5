using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>A schema and where it is.</summary>
internal sealed record SchemaEntry(Schema Schema, AssetPath Path);
