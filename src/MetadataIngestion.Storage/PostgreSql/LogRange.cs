namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>A stretch of the log, both ends included.</summary>
internal readonly record struct LogRange(long First, long Last);
