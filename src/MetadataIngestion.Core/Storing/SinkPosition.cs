namespace MetadataIngestion.Core.Storing;

/// <summary>How far a sink is.</summary>
/// <param name="Sink">The sink's name.</param>
/// <param name="Offset">The offset up to which it has everything.</param>
/// <param name="DeadLetters">How many entries it refused for good.</param>
public sealed record SinkPosition(string Sink, long Offset, long DeadLetters);
