using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake;

internal static partial class FileLakeLogMessages
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Read a sample of {Bytes} bytes from {File}.")]
    public static partial void SampleRead(ILogger logger, long bytes, string file);
}
