using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Terminal;

internal sealed class MessageLogger(string category, Messages messages, ILogFormat format, Func<IExternalScopeProvider?> scopes, TimeProvider timeProvider) : ILogger
{
    private const string Template = "{OriginalFormat}";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes()?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var record = new LogRecord(timeProvider.GetUtcNow(), logLevel, category, formatter(state, exception))
        {
            Values = Values(state),
            Scope = Scope(),
            Exception = exception,
        };
        messages.Line(format.Format(record));
    }

    private static List<KeyValuePair<string, object?>> Values(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values ? [.. values.Where(value => value.Key != Template)] : [];

    private List<KeyValuePair<string, object?>> Scope()
    {
        var values = new List<KeyValuePair<string, object?>>();
        scopes()?.ForEachScope(static (scope, list) => list.AddRange(Values(scope)), values);
        return values;
    }
}
