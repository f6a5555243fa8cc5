namespace MetadataIngestion.Sinks.File;

/// <summary>Which entry of which log a record holds.</summary>
/// <param name="Offset">The entry's offset.</param>
/// <param name="RunId">The run that appended it; unique for ever, so it tells one log from another.</param>
internal readonly record struct RecordKey(long Offset, string RunId);
