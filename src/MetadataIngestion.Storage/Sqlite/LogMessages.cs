using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage.Sqlite;

internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "The database '{Path}' was brought to schema version {Version}")]
    public static partial void SchemaUpgraded(ILogger logger, string path, int version);

    [LoggerMessage(2, LogLevel.Warning, "Run {RunId} of source '{Source}' was cut off before it ended and is marked as failed")]
    public static partial void RunInterrupted(ILogger logger, string runId, string source);

    [LoggerMessage(3, LogLevel.Warning, "Run {RunId} of source '{Source}' could not be marked as failed; the source's next run will do so")]
    public static partial void RunNotClosed(ILogger logger, Exception error, string runId, string source);
}
