using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Plugins;

internal static partial class PluginLogMessages
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Loaded the plugin {Type} {Version} from {Directory}")]
    public static partial void PluginLoaded(this ILogger logger, string type, Version version, string directory);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "The plugin {Type} in {Directory} cannot be used ({State}). {Reason} {Remedy}")]
    public static partial void PluginUnusable(this ILogger logger, string type, string directory, PluginState state, string? reason, string? remedy);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "Ingestion:Plugins:Disabled names {Type}, but there is no such plugin in {Directory}")]
    public static partial void DisabledPluginUnknown(this ILogger logger, string type, string directory);

    [LoggerMessage(
        EventId = 2004,
        Level = LogLevel.Warning,
        Message = "There are no plugins: {Directory} cannot be read ({Cause}). Correct Ingestion:Plugins:Directory, or install plugins there")]
    public static partial void PluginsDirectoryUnreadable(this ILogger logger, string directory, string cause);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Warning, Message = "The plugin {Type} failed while it was shut down")]
    public static partial void PluginDisposalFailed(this ILogger logger, Exception exception, string type);
}
