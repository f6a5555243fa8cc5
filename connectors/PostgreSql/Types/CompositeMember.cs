namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>A member of a composite type.</summary>
internal sealed record CompositeMember(short Number, string Name, ColumnType Type, string? Comment);
