using MetadataIngestion.Worker.Configuration.Tree;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Makes loggers that write to standard error.</summary>
internal static class LoggerSetup
{
    public static ILoggerFactory Create(
        Messages messages, TimeProvider timeProvider, Verbosity verbosity, LogLevel? minimumLevel, ObjectNode? logging) =>
        LoggerFactory.Create(builder =>
        {
            builder.AddProvider(new MessageLoggerProvider(messages, timeProvider, verbosity == Verbosity.Debug));
            // The scheduler tells about itself what only its makers need.
            builder.AddFilter("Quartz", verbosity == Verbosity.Debug ? LogLevel.Debug : Level(verbosity, LogLevel.Warning));
            builder.AddConfiguration(NodeConfiguration.Build(logging).GetSection(logging?.Path ?? "Logging"));
            builder.SetMinimumLevel(Level(verbosity, minimumLevel));
        });

    private static LogLevel Level(Verbosity verbosity, LogLevel? minimumLevel) => verbosity switch
    {
        Verbosity.Quiet => LogLevel.Error,
        Verbosity.Normal => minimumLevel ?? LogLevel.Warning,
        Verbosity.Verbose => LogLevel.Information,
        _ => LogLevel.Debug,
    };
}
