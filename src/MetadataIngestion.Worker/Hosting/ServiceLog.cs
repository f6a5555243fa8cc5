using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

internal static partial class ServiceLog
{
    [LoggerMessage(1201, LogLevel.Information, "Ready after {Milliseconds} ms with {Sources} sources, {Sinks} sinks and the store {Path}")]
    public static partial void Ready(ILogger logger, long milliseconds, int sources, int sinks, string path);

    [LoggerMessage(1202, LogLevel.Information, "Stopping; running crawls end at their next object, then the sinks get what is in the log")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(1203, LogLevel.Information, "Stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(1204, LogLevel.Critical, "{Service} failed, so the service ends")]
    public static partial void BackgroundFailure(ILogger logger, Exception exception, string service);

    [LoggerMessage(1205, LogLevel.Error, "Not everything stopped within {Timeout}; what was cut off goes on from where it was when the service starts again")]
    public static partial void StopTimedOut(ILogger logger, TimeSpan timeout);

    [LoggerMessage(1206, LogLevel.Warning, "systemd could not be told {State} at {Address}")]
    public static partial void NotNotified(ILogger logger, Exception exception, string state, string address);

    [LoggerMessage(1208, LogLevel.Error, "The right to be the only service of the store {Store} ran out, because the store could not be reached or this process was stopped. Crawls and deliveries wait until it is taken again")]
    public static partial void RightLost(ILogger logger, string store);

    [LoggerMessage(1209, LogLevel.Information, "This is the only service of the store again, and goes on")]
    public static partial void RightBack(ILogger logger);

    [LoggerMessage(1210, LogLevel.Critical, "The service ends: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(1207, LogLevel.Warning, "The log could not be shortened; it is tried again later")]
    public static partial void LogNotShortened(ILogger logger, Exception exception);
}
