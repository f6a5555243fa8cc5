using System.Diagnostics;

namespace Connectors.FileLake.Tests.Support;

/// <summary>A crawl in a process of its own, by this assembly's entry point.</summary>
internal static class ChildCrawl
{
    /// <returns>What was found, line by line.</returns>
    /// <param name="root">The lake.</param>
    /// <param name="environment">What is different in the process's environment.</param>
    /// <param name="prefix">A command that runs the one which follows it.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(string root, Dictionary<string, string> environment, params string[] prefix)
    {
        string[] command = [.. prefix, "dotnet", "exec", typeof(ChildCrawl).Assembly.Location, root];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output.TrimEnd().Split('\n');
    }
}
