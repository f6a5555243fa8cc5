namespace MetadataIngestion.Abstractions;

/// <summary>What became of one of the connector's capabilities in this run.</summary>
/// <param name="Capability">The capability's name, one of <see cref="ConnectorDescriptor.Capabilities"/>.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Detail">Why, for people; the grant or version that is missing.</param>
public sealed record CapabilityReported(string Capability, CapabilityStatus Status, string? Detail = null) : CrawlItem;
