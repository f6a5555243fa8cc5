using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.TestKit;

/// <summary>Keeps every log record, of all levels, as text. Safe to use from any thread.</summary>
internal sealed class RecordingLoggerFactory : ILoggerFactory
{
    private readonly ConcurrentQueue<string> _records = [];

    public IReadOnlyCollection<string> Records => _records;

    public ILogger CreateLogger(string categoryName) => new RecordingLogger(categoryName, _records);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Records go to the test alone.");

    public void Dispose()
    {
        // Nothing is held.
    }
}
