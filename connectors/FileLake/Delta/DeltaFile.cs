namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>A data file of a table. Of what may be long only a digest is kept, since a table may have millions.</summary>
/// <param name="Size">Its bytes; <see langword="null"/> when the log does not say.</param>
/// <param name="Rows">Its rows without those that its deletion vector deletes; <see langword="null"/> when it has no statistics.</param>
/// <param name="Partition">Tells its partition from others.</param>
/// <param name="Modified">When it was written, in milliseconds since 1970; <see langword="null"/> when the log does not say.</param>
/// <param name="Statistics">What the log says of its values.</param>
internal readonly record struct DeltaFile(long? Size, long? Rows, UInt128 Partition, long? Modified, DeltaFileStatistics Statistics);
