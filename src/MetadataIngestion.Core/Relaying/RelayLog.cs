using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Relaying;

internal static partial class RelayLog
{
    [LoggerMessage(1101, LogLevel.Warning, "Sink {Sink} failed at offset {Offset}, attempt {Attempt}; trying again in {Seconds:0.0} s")]
    public static partial void TryingAgain(ILogger logger, Exception cause, string sink, long offset, int attempt, double seconds);

    [LoggerMessage(1102, LogLevel.Error, "Sink {Sink} failed at offset {Offset} after {Attempts} attempts; delivery goes on from there next time")]
    public static partial void GaveUp(ILogger logger, Exception cause, string sink, long offset, int attempts);

    [LoggerMessage(1103, LogLevel.Warning, "Sink {Sink} refused {Count} entries between offsets {First} and {Last} for good; they are in the dead letters")]
    public static partial void Rejected(ILogger logger, string sink, int count, long first, long last);

    [LoggerMessage(1104, LogLevel.Error, "Sink {Sink} failed {Failures} times in a row, at offset {Offset}, and is left alone for {Seconds:0} s")]
    public static partial void LeavingAlone(ILogger logger, Exception cause, string sink, int failures, long offset, double seconds);

    [LoggerMessage(1105, LogLevel.Information, "Sink {Sink} was moved to offset {Offset} meanwhile; delivery goes on from there")]
    public static partial void Moved(ILogger logger, string sink, long offset);

    [LoggerMessage(1106, LogLevel.Error, "The store failed under the relay of sink {Sink}; trying again in {Seconds:0.0} s")]
    public static partial void StoreFailed(ILogger logger, Exception cause, string sink, double seconds);
}
