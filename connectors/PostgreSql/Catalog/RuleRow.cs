namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A rewrite rule as pg_rewrite has it.</summary>
internal sealed record RuleRow(uint Oid, string Name, char Event, bool IsInstead, char Enabled);
