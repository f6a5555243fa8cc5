namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A schema as pg_namespace has it.</summary>
internal sealed record Schema(uint Oid, string Name, uint Owner, string[]? Grants, string? Comment);
