using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Storage;

internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "The database '{Path}' was brought to schema version {Version}")]
    public static partial void SchemaUpgraded(ILogger logger, string path, int version);

    [LoggerMessage(2, LogLevel.Warning, "Run {RunId} of source '{Source}' was cut off before it ended and is marked as failed")]
    public static partial void RunInterrupted(ILogger logger, string runId, string source);

    [LoggerMessage(3, LogLevel.Warning, "Run {RunId} of source '{Source}' could not be marked as failed; the source's next run will do so")]
    public static partial void RunNotClosed(ILogger logger, Exception error, string runId, string source);

    [LoggerMessage(4, LogLevel.Warning, "The right '{Lease}' could not be given back; it ends by itself within {Seconds:0.#} s")]
    public static partial void LeaseNotGivenBack(ILogger logger, Exception error, string lease, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "The exclusive rights of this process ({Count}) could not be renewed; trying again until they end")]
    public static partial void LeasesNotRenewed(ILogger logger, Exception error, int count);

    [LoggerMessage(6, LogLevel.Warning, "The wait for commits of other processes lost its connection; until it is back they are noticed a little later")]
    public static partial void ListeningFailed(ILogger logger, Exception error);

    [LoggerMessage(7, LogLevel.Information, "Entries of the log up to offset {Offset} were removed; what is still the newest of its aspect was kept")]
    public static partial void LogShortened(ILogger logger, long offset);
}
