using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Writes log records to standard error, one line each.</summary>
internal sealed class MessageLoggerProvider(Messages messages, TimeProvider timeProvider, bool withStackTraces) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new MessageLogger(categoryName, messages, timeProvider, withStackTraces);

    public void Dispose()
    {
    }
}
