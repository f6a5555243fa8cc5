namespace MetadataIngestion.Worker.Terminal;

/// <summary>What the command line gets from the process it runs in.</summary>
internal sealed record CliEnvironment
{
    /// <summary>Where data goes.</summary>
    public required DataOutput Output { get; init; }

    /// <summary>Where everything else goes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether nobody reads the data any more.</summary>
    public Func<bool> OutputIsClosed { get; init; } = () => false;

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The terminal's width in characters.</summary>
    public int Width { get; init; } = 120;

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string CurrentDirectory { get; init; }

    /// <summary>The folder of the executable.</summary>
    public string ProgramDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>Called with the folder that relative paths in the configuration start from, so that connectors and sinks agree on it.</summary>
    public Action<string> EnterFolder { get; init; } = _ => { };

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Colours are for terminals, and for users who have not refused them.</summary>
    public bool UseColor(bool isTerminal) => isTerminal && string.IsNullOrEmpty(Variables.GetValueOrDefault("NO_COLOR")) && Variables.GetValueOrDefault("TERM") != "dumb";

    /// <summary>The name in <c>appsettings.NAME.json</c>.</summary>
    public string EnvironmentName => Variables.GetValueOrDefault("DOTNET_ENVIRONMENT") is { Length: > 0 } name ? name : "Production";

    /// <summary>Whether .NET's container images say that this is one.</summary>
    public bool RunsInContainer => Variables.GetValueOrDefault("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1";
}
