using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>A schema and where it is.</summary>
internal sealed record SchemaEntry(Schema Schema, AssetPath Path);
