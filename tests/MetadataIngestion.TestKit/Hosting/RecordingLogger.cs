using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.TestKit;

internal sealed class RecordingLogger(string category, ConcurrentQueue<string> records) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        records.Enqueue($"{category} scope: {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        records.Enqueue($"{category} {logLevel}: {formatter(state, exception)} {exception}");
}
