namespace MetadataIngestion.Core.Storing;

/// <summary>An event to append to the log.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Payload">What happened, as one JSON object in UTF-8.</param>
public sealed record EntityEvent(string Name, ReadOnlyMemory<byte> Payload);
