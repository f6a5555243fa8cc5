namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>A member of a composite type as pg_attribute has it.</summary>
internal sealed record CompositeMemberRow(uint Composite, short Number, string Name, uint Type, int Modifier, string? Comment);
