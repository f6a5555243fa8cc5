using System.CommandLine;
using MetadataIngestion.Sinks;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Terminal;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Commands;

/// <summary>What one invocation of a verb works with.</summary>
internal sealed class VerbContext(
    ParseResult arguments,
    GlobalOptions options,
    CliEnvironment environment,
    Messages messages,
    SecretRedactor redactor,
    IReadOnlyList<KeyValuePair<string, string>> settings)
{
    public ParseResult Arguments => arguments;

    public CliEnvironment Environment => environment;

    /// <summary>Where data goes.</summary>
    public DataOutput Output => environment.Output;

    /// <summary>Tables on standard output.</summary>
    public Tables Tables { get; } = new(environment);

    /// <summary>Where everything else goes.</summary>
    public Messages Messages => messages;

    public SecretRedactor Redactor => redactor;

    public bool IsJson => arguments.GetValue(options.Output) == OutputFormat.Json;

    public Verbosity Verbosity => arguments.GetValue(options.Verbosity);

    /// <summary>What to write after the program's name to use the same configuration again.</summary>
    public string ConfigArgument => arguments.GetValue(options.Config) is { } config ? $" --config {config}" : string.Empty;

    /// <summary>Says what to do next, unless the user wants quiet.</summary>
    public void Hint(string text)
    {
        if (Verbosity != Verbosity.Quiet)
            messages.Line(text);
    }

    /// <summary>Reads the configuration and makes what it describes.</summary>
    /// <param name="withSources">Whether sources and sinks will be used; otherwise what they refer to need not be there.</param>
    /// <param name="minimumLevel">The lowest level of log records to show; <see langword="null"/> for what the verbosity says.</param>
    /// <param name="pluginFolders">The folders of plugins to use beside those in the plugins directory.</param>
    /// <exception cref="ConfigurationException">Something is wrong with it; nothing was started.</exception>
    public IngestionRuntime Load(bool withSources, LogLevel? minimumLevel = null, IReadOnlyList<string>? pluginFolders = null)
    {
        var configuration = ReadConfiguration(withSources);
        configuration.Ingestion.Plugins.Folders = pluginFolders ?? [];
        return new RuntimeBuilder(CreateSinkFactories(), environment.TimeProvider, redactor).Build(configuration, CreateLoggers(configuration, minimumLevel), withSources);
    }

    /// <summary>Reads the configuration and notes, but does not throw, what is wrong with it.</summary>
    public LoadedConfiguration ReadConfiguration(bool withSources)
    {
        var request = new ConfigurationRequest(
            arguments.GetValue(options.Config),
            settings,
            environment.Variables,
            environment.CurrentDirectory,
            environment.ProgramDirectory,
            environment.EnvironmentName);
        var configuration = new ConfigurationLoader(redactor, environment.TimeProvider).Load(request, withSources);
        environment.EnterFolder(configuration.Files.Folder);
        return configuration;
    }

    /// <summary>Reads a configuration other than the one that the program works with.</summary>
    /// <param name="requested">What <c>--config</c> would name.</param>
    /// <exception cref="ConfigurationException">Something is wrong with it.</exception>
    public LoadedConfiguration ReadOtherConfiguration(string requested)
    {
        var request = new ConfigurationRequest(
            requested, [], environment.Variables, environment.CurrentDirectory, environment.ProgramDirectory, environment.EnvironmentName);
        var configuration = new ConfigurationLoader(redactor, environment.TimeProvider).Load(request, withSources: false);
        configuration.Problems.ThrowIfAny();
        return configuration;
    }

    /// <summary>The types of sinks; those for the console write to standard output.</summary>
    public IReadOnlyDictionary<string, ISinkFactory> CreateSinkFactories() => SinkFactories.Create(() => new DataOutputStream(Output));

    public ILoggerFactory CreateLoggers(LoadedConfiguration configuration, LogLevel? minimumLevel = null) =>
        LoggerSetup.Create(messages, environment, Verbosity, minimumLevel, configuration.Options.Logging);
}
