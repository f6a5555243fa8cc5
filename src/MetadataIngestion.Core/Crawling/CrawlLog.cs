using MetadataIngestion.Core.Reporting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Crawling;

internal static partial class CrawlLog
{
    private static readonly Func<ILogger, string, string, IDisposable?> s_run = LoggerMessage.DefineScope<string, string>("Source:{Source} RunId:{RunId}");

    /// <summary>Marks every record of a crawl, those of connectors included, with its source and run.</summary>
    public static IDisposable? BeginRun(ILogger logger, string source, string runId) => s_run(logger, source, runId);

    [LoggerMessage(1001, LogLevel.Information, "Crawl of {Source} started as run {RunId}")]
    public static partial void Started(ILogger logger, string source, string runId);

    [LoggerMessage(1002, LogLevel.Information, "Crawl of {Source} ended as run {RunId}: {Status}, {Seen} seen, {Emitted} proposals in {DurationMs} ms")]
    public static partial void Ended(ILogger logger, string source, string runId, RunStatus status, long seen, long emitted, long durationMs);

    [LoggerMessage(1004, LogLevel.Information, "Part '{Part}' of {Source} is crawled here for run {RunId}")]
    public static partial void PartStarted(ILogger logger, string part, string source, string runId);

    [LoggerMessage(1005, LogLevel.Information, "Part '{Part}' of {Source} ended: {Status}, {Seen} seen, {Emitted} proposals in {DurationMs} ms")]
    public static partial void PartEnded(ILogger logger, string part, string source, RunStatus status, long seen, long emitted, long durationMs);

    [LoggerMessage(1006, LogLevel.Information, "Part '{Part}' of {Source} is not this worker's any more: {Reason}")]
    public static partial void PartLost(ILogger logger, string part, string source, string reason);

    [LoggerMessage(1007, LogLevel.Warning, "What is remembered of part '{Part}' of {Source} cannot be read or kept, so more is read than has to be: {Reason}")]
    public static partial void MemoryLost(ILogger logger, string part, string source, string reason);

    [LoggerMessage(1008, LogLevel.Warning, "Run {RunId} of {Source} ends, because another process asked for it")]
    public static partial void CancelledElsewhere(ILogger logger, string runId, string source);

    [LoggerMessage(1009, LogLevel.Warning, "Whether someone asks for run {RunId} of {Source} to be ended cannot be told until the store answers again: {Reason}")]
    public static partial void CancellationUnknown(ILogger logger, string runId, string source, string reason);

    [LoggerMessage(1003, LogLevel.Error, "Run {RunId} of {Source} failed in a way that nobody foresaw")]
    public static partial void UnexpectedFailure(ILogger logger, Exception exception, string source, string runId);
}
