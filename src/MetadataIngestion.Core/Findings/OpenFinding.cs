namespace MetadataIngestion.Core.Findings;

/// <summary>A finding as the store remembers it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="OpenedAt">When it was opened, in milliseconds since 1970.</param>
internal sealed record OpenFinding(Finding Finding, long OpenedAt);
