namespace MetadataIngestion.Soak.Cluster;

/// <summary>A part of a run that a worker crawls for another one.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Name">The part.</param>
/// <param name="Worker">Who crawls it.</param>
/// <param name="Owner">Who has the run.</param>
internal sealed record HeldPart(string RunId, string Name, string Worker, string Owner);
