using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Relays;

internal static partial class SinkRelayLog
{
    [LoggerMessage(1501, LogLevel.Warning, "Sink {Sink}: another process delivers to it; this one takes over when that ends")]
    public static partial void Elsewhere(ILogger logger, string sink);

    [LoggerMessage(1502, LogLevel.Information, "Sink {Sink}: delivery stopped at offset {Offset}")]
    public static partial void Stopped(ILogger logger, string sink, long offset);

    [LoggerMessage(1503, LogLevel.Warning, "Sink {Sink} could not be closed")]
    public static partial void NotClosed(ILogger logger, Exception cause, string sink);

    [LoggerMessage(1504, LogLevel.Error, "Sink {Sink}: the store failed; trying again in a moment")]
    public static partial void StoreFailed(ILogger logger, Exception cause, string sink);

    [LoggerMessage(1505, LogLevel.Error, "Sink {Sink}: the store failed while the last entries were delivered; delivery goes on next time")]
    public static partial void DrainFailed(ILogger logger, Exception cause, string sink);

    [LoggerMessage(1506, LogLevel.Warning, "Sink {Sink}: its relay did not end in time and is left behind; what it was delivering is delivered again")]
    public static partial void LeftBehind(ILogger logger, string sink);

    [LoggerMessage(1508, LogLevel.Warning, "Sink {Sink}: the right to deliver to it was lost; another worker may have it, and this one waits for it again")]
    public static partial void LeaseLost(ILogger logger, string sink);

    [LoggerMessage(1507, LogLevel.Warning, "The lag of the sinks could not be measured")]
    public static partial void LagUnknown(ILogger logger, Exception cause);
}
