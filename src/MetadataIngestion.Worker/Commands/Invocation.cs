using System.CommandLine;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Parses one command line and runs the verb it names.</summary>
internal sealed class Invocation(CliEnvironment environment, Messages messages, SecretRedactor redactor)
{
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken interrupted)
    {
        var (rest, settings) = SettingArguments.Split(arguments);
        var options = new GlobalOptions();
        var root = CommandTree.Build(options);
        CommandTree.Connect(root, (verb, parsed, token) =>
            verb.ExecuteAsync(new VerbContext(parsed, options, environment, messages, redactor, settings), token));

        var result = root.Parse(rest, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0)
            throw new UsageException(Describe(result));

        return await result.InvokeAsync(
            new InvocationConfiguration
            {
                Output = environment.Output.Text,
                Error = TextWriter.Null,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            interrupted);
    }

    private static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var messages = result.Errors.Select(error => error.Message.TrimEnd('.')).Distinct();
        var text = $"{string.Join(". ", messages)}.";
        if (result.UnmatchedTokens is [var token, ..])
            text += NearestName.Find(token, Names(command)) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;

        return $"{text}\nSee {HelpLine(command)}";
    }

    private static IEnumerable<string> Names(Command command) =>
        command.Subcommands.Select(subcommand => subcommand.Name).Concat(command.Options.Select(option => option.Name));

    private static string HelpLine(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? symbol = command; symbol is Command and not RootCommand; symbol = symbol.Parents.FirstOrDefault())
            names.Push(symbol.Name);

        return string.Join(' ', [Cli.ProgramName, .. names, "--help"]);
    }
}
