using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Commands;

/// <summary>The command line: parses the arguments, runs a verb, and turns whatever happens into messages and an exit code.</summary>
internal static class Cli
{
    public const string ProgramName = "metadata-ingestion";

    /// <summary>Runs a command line to its end.</summary>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <param name="environment">What the process offers.</param>
    /// <param name="interrupted">Asks the verb to stop at the next safe point.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliEnvironment environment, CancellationToken interrupted)
    {
        var redactor = new SecretRedactor();
        using var error = new RedactingWriter(environment.Error, redactor);
        var messages = new Messages(error, environment.ErrorIsTerminal, environment.UseColor(environment.ErrorIsTerminal));
        var failures = new FailureReporter(messages, arguments);
        try
        {
            var invocation = new Invocation(environment, messages, redactor);
            var exitCode = await invocation.RunAsync(arguments, interrupted);
            messages.ClearStatus();
            environment.Output.Flush();
            return exitCode;
        }
        catch (Exception exception)
        {
            messages.ClearStatus();
            return failures.Report(exception, environment.Output, interrupted);
        }
    }
}
