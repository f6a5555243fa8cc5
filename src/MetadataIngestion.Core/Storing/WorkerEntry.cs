namespace MetadataIngestion.Core.Storing;

/// <summary>What the store knows of a worker.</summary>
/// <param name="Report">What the worker said last.</param>
/// <param name="CheckedInAt">When, by the store's clock.</param>
/// <param name="ConfiguredAt">Since when it has had its configuration, by the store's clock.</param>
/// <param name="IsLive">Whether that is so short ago that it counts as living; otherwise its work is taken over.</param>
public sealed record WorkerEntry(WorkerReport Report, DateTimeOffset CheckedInAt, DateTimeOffset ConfiguredAt, bool IsLive);
