namespace MetadataIngestion.Core.Proposals;

/// <summary>What every proposal of a run has in common.</summary>
/// <param name="Environment">The fabric the source belongs to.</param>
/// <param name="ObservedAt">When the run looked, in milliseconds since 1970.</param>
internal sealed record SourceContext(string Environment, long ObservedAt);
