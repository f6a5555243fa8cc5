namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A column of any relation.</summary>
internal readonly record struct ColumnKey(uint Relation, short Column);
