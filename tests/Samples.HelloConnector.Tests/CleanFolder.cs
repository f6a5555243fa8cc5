using System.Diagnostics;
using System.Text.Json;

namespace Samples.HelloConnector.Tests;

/// <summary>
/// A folder of a newcomer's own, outside the repository. Whatever the commands install or build stays in it: templates in a home of its own,
/// packages in a cache of its own that falls back on the machine's.
/// </summary>
internal sealed class CleanFolder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public CleanFolder() => File.WriteAllText(Full("nuget.config"), $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <config><add key="globalPackagesFolder" value="{Full("packages")}" /></config>
          <packageSources><add key="metadata-ingestion" value="{Full("feed")}" /></packageSources>
          <fallbackPackageFolders>{Fallback()}</fallbackPackageFolders>
        </configuration>
        """);

    public string Root { get; } = Directory.CreateTempSubdirectory("newcomer-").FullName;

    public string Full(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Runs the .NET command line in the folder.</summary>
    public Task<string> DotnetAsync(params string[] arguments) => RunAsync(isPrivateHome: false, arguments);

    /// <summary>Runs the .NET command line with templates of the folder's own.</summary>
    public Task<string> NewAsync(params string[] arguments) => RunAsync(isPrivateHome: true, ["new", .. arguments]);

    /// <summary>Runs the program in the folder.</summary>
    public Task<string> ProgramAsync(params string[] arguments) =>
        RunAsync(isPrivateHome: false, [Path.Combine(AppContext.BaseDirectory, "metadata-ingestion.dll"), .. arguments]);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private async Task<string> RunAsync(bool isPrivateHome, string[] arguments)
    {
        using var process = Process.Start(StartInfo(isPrivateHome, arguments))!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await error}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo StartInfo(bool isPrivateHome, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        if (isPrivateHome)
            start.Environment["DOTNET_CLI_HOME"] = Full("home");

        // No compiler or build server outlives the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        return start;
    }

    // What the machine has restored before need not be downloaded again.
    private static string Fallback()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "Samples.HelloConnector.Tests", "obj", "project.assets.json")));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name);
        return string.Concat(folders.Select((folder, index) => $"""<add key="machine{index}" value="{folder}" />"""));
    }
}
