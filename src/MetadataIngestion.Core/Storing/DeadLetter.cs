namespace MetadataIngestion.Core.Storing;

/// <summary>An entry of the log that a sink refused for good.</summary>
/// <param name="Sink">The sink's name.</param>
/// <param name="Offset">The entry's offset.</param>
/// <param name="Reason">Why, in the sink's words.</param>
/// <param name="RejectedAt">When.</param>
public sealed record DeadLetter(string Sink, long Offset, string Reason, DateTimeOffset RejectedAt);
