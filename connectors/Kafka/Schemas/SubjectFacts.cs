using MetadataIngestion.Connectors.Kafka.Registry;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>What a registry says about a subject.</summary>
/// <param name="Schema">The latest version.</param>
/// <param name="Versions">All versions; empty when they were not asked for.</param>
/// <param name="Compatibility">What new versions must be compatible with; <see langword="null"/> when that was not asked or is not told.</param>
internal sealed record SubjectFacts(RegisteredSchema Schema, IReadOnlyList<int> Versions, string? Compatibility);
