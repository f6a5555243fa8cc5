using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Terminal;

namespace MetadataIngestion.Worker.Tests;

/// <summary>Runs the real command line in this process, in a folder of its own.</summary>
internal sealed class CliHarness : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("mi-cli-").FullName;

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; set; }

    public CancellationToken Interrupted { get; set; }

    /// <summary>Writes a file below the folder.</summary>
    public string Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Writes an appsettings.json whose section Ingestion is the given JSON.</summary>
    public void Configure(string ingestion) => Write("appsettings.json", $$"""{ "Ingestion": {{ingestion}} }""");

    public async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var output = new MemoryStream();
        var result = await RunAsync(output, arguments);
        return result with { Output = System.Text.Encoding.UTF8.GetString(output.ToArray()) };
    }

    public async Task<CliResult> RunAsync(Stream output, params string[] arguments)
    {
        var error = new StringWriter { NewLine = "\n" };
        var data = new DataOutput(output);
        var exitCode = await Cli.RunAsync(
            arguments,
            new CliEnvironment
            {
                Output = data,
                Error = error,
                OutputIsTerminal = IsTerminal,
                ErrorIsTerminal = IsTerminal,
                Variables = Variables,
                CurrentDirectory = Folder,
            },
            Interrupted);
        return new CliResult(exitCode, string.Empty, error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
