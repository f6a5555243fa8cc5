using System.Collections;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Runs the command line in this process, on its own console.</summary>
internal static class ConsoleProcess
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var interruption = new Interruption();
        return await Cli.RunAsync(arguments, Describe(), interruption.Token);
    }

    private static CliEnvironment Describe() => new()
    {
        Output = new DataOutput(ProcessOutput.Open()),
        Error = Console.Error,
        OutputIsClosed = PipeWatch.OutputIsClosed,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected ? 120 : Math.Max(Console.WindowWidth, 60),
        Variables = Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? string.Empty, StringComparer.Ordinal),
        CurrentDirectory = Environment.CurrentDirectory,
        EnterFolder = folder => Environment.CurrentDirectory = folder,
    };
}
