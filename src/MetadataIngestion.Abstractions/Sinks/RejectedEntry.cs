namespace MetadataIngestion.Abstractions;

/// <summary>An entry that a destination refused for good.</summary>
/// <param name="Offset">The entry's offset in the log.</param>
/// <param name="Reason">Why, for people; without secrets.</param>
public sealed record RejectedEntry(long Offset, string Reason);
