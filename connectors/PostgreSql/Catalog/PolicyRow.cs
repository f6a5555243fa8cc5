namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A row-level security policy as pg_policy has it.</summary>
internal sealed record PolicyRow(uint Oid, string Name, char Command, bool IsPermissive, uint[] Roles, bool HasExpressions);
