using System.Globalization;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Terminal;

internal sealed class MessageLogger(string category, Messages messages, TimeProvider timeProvider, bool withStackTraces) : ILogger
{
    private readonly string _category = category[(category.LastIndexOf('.') + 1)..];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var time = timeProvider.GetUtcNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var text = $"{time} {Name(logLevel)} {_category}: {formatter(state, exception)}";
        if (exception is not null)
            text += withStackTraces ? Environment.NewLine + exception : $" {exception.Message}";

        messages.Line(text);
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Critical => "fatal",
        LogLevel.Error => "error",
        LogLevel.Warning => "warn ",
        LogLevel.Information => "info ",
        _ => "debug",
    };
}
