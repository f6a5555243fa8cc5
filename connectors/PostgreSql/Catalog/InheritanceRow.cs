namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A child and one of its parents.</summary>
internal readonly record struct InheritanceRow(uint Child, uint Parent, bool IsPartition, char Kind, float Rows, long Pages);
