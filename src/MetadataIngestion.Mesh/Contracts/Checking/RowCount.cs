namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>How many rows a dataset had.</summary>
/// <param name="At">When a crawl saw so many.</param>
/// <param name="Rows">The number.</param>
internal readonly record struct RowCount(DateTimeOffset At, long Rows);
