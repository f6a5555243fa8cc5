namespace MetadataIngestion.Soak.Cluster;

/// <summary>What a run says of one of its parts.</summary>
internal sealed record PartLine(string Name, string? Worker, int Attempts, long DurationMs);
