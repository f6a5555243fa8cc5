using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Cluster;

internal static partial class ClusterLog
{
    [LoggerMessage(1601, LogLevel.Information, "Worker {Worker} is in the cluster")]
    public static partial void Appeared(ILogger logger, string worker);

    [LoggerMessage(1602, LogLevel.Warning, "Worker {Worker} is gone; the others take over its work")]
    public static partial void Disappeared(ILogger logger, string worker);

    [LoggerMessage(1603, LogLevel.Warning, "The workers do not have the same configuration. Configuration {Configuration} is in force, because most have it, or it is the newest; another is with: {Workers}. Give all of them the same one")]
    public static partial void Disagreeing(ILogger logger, string configuration, string workers);

    [LoggerMessage(1604, LogLevel.Information, "All workers have configuration {Configuration}")]
    public static partial void Agreeing(ILogger logger, string configuration);

    [LoggerMessage(1605, LogLevel.Warning, "This worker stands by, because its configuration is not the one in force: it begins no crawl until it is")]
    public static partial void StandingBy(ILogger logger);

    [LoggerMessage(1606, LogLevel.Error, "This worker could not tell the others that it lives; it is tried again: {Reason}")]
    public static partial void NotCheckedIn(ILogger logger, string reason);

    [LoggerMessage(1607, LogLevel.Information, "The others hear of this worker again")]
    public static partial void Answers(ILogger logger);

    [LoggerMessage(1608, LogLevel.Warning, "Worker {Worker} ended, because its clock was {Seconds} s away from the database's. Schedules are counted anew, in case it took times that were still to come")]
    public static partial void ClockWrong(ILogger logger, string worker, double seconds);

    [LoggerMessage(1610, LogLevel.Warning, "A worker named {Worker} was heard of at {HeardOf:u}; this one waits until that one counts as gone, {Lease} later, or is heard of again")]
    public static partial void NameTaken(ILogger logger, string worker, DateTimeOffset heardOf, TimeSpan lease);

    [LoggerMessage(1609, LogLevel.Warning, "This worker cannot crawl {Source}; another one of the cluster has to: {Reason}")]
    public static partial void Refused(ILogger logger, string source, string reason);
}
