namespace MetadataIngestion.TdsServer.Results;

/// <summary>A column of a result.</summary>
internal sealed record Column(string Name, ColumnType Type);
