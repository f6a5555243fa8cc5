using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

internal static partial class SchedulingLog
{
    [LoggerMessage(1301, LogLevel.Error, "Source {Source} could not be crawled: {Reason}")]
    public static partial void NotCrawled(ILogger logger, string source, string reason);

    [LoggerMessage(1319, LogLevel.Warning, "The LDAP directory could not be read, and what was known before counts: {Reason} {Remedy}")]
    public static partial void DirectoryNotRead(ILogger logger, string reason, string remedy);

    [LoggerMessage(1302, LogLevel.Error, "Source {Source} could not be crawled, for a reason that nobody foresaw")]
    public static partial void Unexpected(ILogger logger, Exception exception, string source);

    [LoggerMessage(1303, LogLevel.Information, "Source {Source} is crawled at {At}: {Reason}")]
    public static partial void Postponed(ILogger logger, string source, DateTimeOffset at, string reason);

    [LoggerMessage(1304, LogLevel.Information, "The crawl of {Source} that was due at {DueAt} is left out: {Reason}")]
    public static partial void LeftOut(ILogger logger, string source, DateTimeOffset dueAt, string reason);

    [LoggerMessage(1305, LogLevel.Warning, "Attempt {Attempt} to crawl {Source} failed; the next is at {At}: {Reason}")]
    public static partial void Retried(ILogger logger, int attempt, string source, DateTimeOffset at, string reason);

    [LoggerMessage(1306, LogLevel.Information, "Sources in the timetable: {Added} added, {Changed} changed, {Removed} removed")]
    public static partial void Applied(ILogger logger, int added, int changed, int removed);

    [LoggerMessage(1307, LogLevel.Information, "Request {RequestId} for a crawl of {Source} was filed from the configuration")]
    public static partial void Filed(ILogger logger, string requestId, string source);

    [LoggerMessage(1308, LogLevel.Warning, "{Path} {Message}")]
    public static partial void Conflict(ILogger logger, string path, string message);

    [LoggerMessage(1309, LogLevel.Information, "Request {RequestId} was withdrawn, because it left the configuration before it was run")]
    public static partial void Withdrawn(ILogger logger, string requestId);

    [LoggerMessage(1310, LogLevel.Information, "Request {RequestId} for a crawl of {Source} ended: {Outcome}")]
    public static partial void RequestEnded(ILogger logger, string requestId, string source, string outcome);

    [LoggerMessage(1311, LogLevel.Information, "{Count} requests whose crawl was cut off wait again")]
    public static partial void Released(ILogger logger, int count);

    [LoggerMessage(1312, LogLevel.Warning, "The clock was set back by {By}; schedules are counted from the new time on")]
    public static partial void ClockSetBack(ILogger logger, TimeSpan by);

    [LoggerMessage(1313, LogLevel.Error, "The store does not answer, so requests and pauses are not seen; it is tried again: {Reason}")]
    public static partial void StoreFailing(ILogger logger, string reason);

    [LoggerMessage(1314, LogLevel.Information, "The store answers again")]
    public static partial void StoreAnswers(ILogger logger);

    [LoggerMessage(1316, LogLevel.Error, "Source {Source} cannot be given its turn, because the store does not answer; it is tried again: {Reason}")]
    public static partial void NotDispatched(ILogger logger, string source, string reason);

    [LoggerMessage(1317, LogLevel.Warning, "The crawl of {Source} that was due at {DueAt} was cut off and begins again, on whichever worker is free: {Reason}")]
    public static partial void CutOff(ILogger logger, string source, DateTimeOffset dueAt, string reason);

    [LoggerMessage(1318, LogLevel.Error, "The timetable could not follow the configuration, because the store does not answer; it is tried again: {Reason}")]
    public static partial void NotApplied(ILogger logger, string reason);

    [LoggerMessage(1319, LogLevel.Warning, "Other workers could not be called to crawl parts of {Source}, so this one crawls them all: {Reason}")]
    public static partial void NotCalled(ILogger logger, string source, string reason);

    [LoggerMessage(1320, LogLevel.Warning, "Parts of {Source} could not be crawled here and are left to others: {Reason}")]
    public static partial void NotHelped(ILogger logger, string source, string reason);

    [LoggerMessage(1315, LogLevel.Error, "What became of request {RequestId} could not be stored; it is tried again: {Reason}")]
    public static partial void NotSettled(ILogger logger, string requestId, string reason);
}
