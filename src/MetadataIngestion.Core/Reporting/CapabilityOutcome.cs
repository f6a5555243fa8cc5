using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Reporting;

/// <summary>What became of a capability in a run.</summary>
/// <param name="Name">The capability.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Detail">Why, for people.</param>
public sealed record CapabilityOutcome(string Name, CapabilityStatus Status, string? Detail);
