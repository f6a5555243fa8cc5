using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Relaying;

internal static partial class RelayLog
{
    [LoggerMessage(1101, LogLevel.Warning, "Sink {Sink} failed at offset {Offset}, attempt {Attempt}; trying again in {Delay}")]
    public static partial void TryingAgain(ILogger logger, Exception cause, string sink, long offset, int attempt, TimeSpan delay);

    [LoggerMessage(1102, LogLevel.Error, "Sink {Sink} failed at offset {Offset} after {Attempts} attempts; delivery goes on from there next time")]
    public static partial void GaveUp(ILogger logger, Exception cause, string sink, long offset, int attempts);

    [LoggerMessage(1103, LogLevel.Warning, "Sink {Sink} refused {Count} entries between offsets {First} and {Last} for good; they are in the dead letters")]
    public static partial void Rejected(ILogger logger, string sink, int count, long first, long last);
}
