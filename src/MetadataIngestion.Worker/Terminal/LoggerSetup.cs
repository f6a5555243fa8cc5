using MetadataIngestion.Worker.Configuration.Tree;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Makes loggers that write to standard error.</summary>
internal static class LoggerSetup
{
    /// <summary>The option that says how log records look, below the section Logging.</summary>
    public const string FormatterOption = "Console:FormatterName";

    private const string Json = "json";
    private const string Text = "simple";

    // What frameworks have to say is rarely about metadata.
    private static readonly string[] s_frameworks = ["Microsoft", "System", "Quartz", "OpenTelemetry"];

    /// <summary>The words that the option takes.</summary>
    public static IReadOnlyList<string> Formatters { get; } = [Json, Text];

    public static ILoggerFactory Create(Messages messages, CliEnvironment environment, Verbosity verbosity, LogLevel? minimumLevel, ObjectNode? logging) =>
        LoggerFactory.Create(builder =>
        {
            builder.AddProvider(new MessageLoggerProvider(messages, Format(environment, verbosity, logging), environment.TimeProvider));
            var level = Level(verbosity, minimumLevel);
            foreach (var framework in s_frameworks.Where(_ => verbosity != Verbosity.Debug && level < LogLevel.Warning))
                builder.AddFilter(framework, LogLevel.Warning);

            // The service says itself which part of it failed, and why.
            if (verbosity != Verbosity.Debug)
                builder.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
            builder.AddConfiguration(NodeConfiguration.Build(logging).GetSection(logging?.Path ?? "Logging"));
            builder.SetMinimumLevel(level);
        });

    private static ILogFormat Format(CliEnvironment environment, Verbosity verbosity, ObjectNode? logging)
    {
        var name = (logging?.Resolve(FormatterOption) as ValueNode)?.Text ?? (environment.RunsInContainer ? Json : Text);
        return name.Equals(Json, StringComparison.OrdinalIgnoreCase) ? new JsonLogFormat() : new TextLogFormat(verbosity == Verbosity.Debug);
    }

    private static LogLevel Level(Verbosity verbosity, LogLevel? minimumLevel) => verbosity switch
    {
        Verbosity.Quiet => LogLevel.Error,
        Verbosity.Normal => minimumLevel ?? LogLevel.Warning,
        Verbosity.Verbose => LogLevel.Information,
        _ => LogLevel.Debug,
    };
}
