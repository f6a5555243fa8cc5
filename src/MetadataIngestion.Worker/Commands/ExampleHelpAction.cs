using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Help that ends with examples.</summary>
internal sealed class ExampleHelpAction : SynchronousCommandLineAction
{
    private static readonly string[] OfProgram = ["quickstart", "check sales", "crawl sales", "log read --limit 10"];

    private readonly HelpAction _help = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var examples = command is Verb verb ? verb.Examples : command is RootCommand ? OfProgram : command.Subcommands.OfType<Verb>().SelectMany(sub => sub.Examples);
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {Cli.ProgramName} {example}");

        return exitCode;
    }
}
