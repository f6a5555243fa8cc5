namespace MetadataIngestion.Abstractions;

/// <summary>Something a connector can do.</summary>
/// <param name="Name">The short stable name that <see cref="CapabilityReported"/> refers to.</param>
/// <param name="Description">What it is, for people.</param>
public sealed record ConnectorCapability(string Name, string Description);
