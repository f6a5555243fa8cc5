using System.CommandLine;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Commands;

/// <summary>The options that every verb takes.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Config { get; } = new("--config")
    {
        Description = "The configuration: a folder that holds an appsettings.json (and may hold config/), or a file",
        HelpName = "DIR|FILE",
        Recursive = true,
    };

    public Option<OutputFormat> Output { get; } = new("--output")
    {
        Description = "The form of data on standard output: table (the default), or json with one object a line",
        HelpName = "table|json",
        Recursive = true,
        CustomParser = result => WordParser.Parse<OutputFormat>(result),
    };

    public Option<Verbosity> Verbosity { get; } = new("--verbosity")
    {
        Description = "How much to say on standard error: quiet, normal (the default), verbose or debug",
        HelpName = "LEVEL",
        Recursive = true,
        CustomParser = result => WordParser.Parse<Verbosity>(result),
    };

    public void AddTo(Command root)
    {
        root.Add(Config);
        root.Add(Output);
        root.Add(Verbosity);
    }
}
