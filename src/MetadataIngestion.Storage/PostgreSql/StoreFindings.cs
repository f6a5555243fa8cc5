namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>What a look at a database tells.</summary>
/// <param name="Server">The server's version.</param>
/// <param name="Time">The server's clock.</param>
/// <param name="Head">The offset of the newest entry of the log; <see langword="null"/> when there is no store yet.</param>
public sealed record StoreFindings(Version Server, DateTimeOffset Time, long? Head);
