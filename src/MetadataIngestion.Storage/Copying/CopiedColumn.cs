namespace MetadataIngestion.Storage.Copying;

/// <summary>A column that both stores have.</summary>
internal sealed record CopiedColumn(string Name, ColumnKind Kind);
