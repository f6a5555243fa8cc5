using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Writes log records to standard error.</summary>
internal sealed class MessageLoggerProvider(Messages messages, ILogFormat format, TimeProvider timeProvider) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? _scopes;

    public ILogger CreateLogger(string categoryName) => new MessageLogger(categoryName, messages, format, () => _scopes, timeProvider);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }
}
