using System.Diagnostics;

namespace MetadataIngestion.Storage.Tests.Sqlite;

/// <summary>The test process, running beside the tests.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "MetadataIngestion.Storage.TestProcess.dll");

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public static ChildProcess Start(params string[] arguments) => Start("dotnet", ["exec", Program, .. arguments]);

    /// <summary>Starts it so that the rights on files hold for it, even where the tests run as root, whom they do not stop.</summary>
    public static ChildProcess StartUnprivileged(params string[] arguments) => Environment.IsPrivilegedProcess
        ? Start("setpriv", ["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search", "dotnet", "exec", Program, .. arguments])
        : Start(arguments);

    /// <summary>The next line of output; <see langword="null"/> at its end.</summary>
    public ValueTask<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(CancellationToken.None);

    /// <summary>Lets the process come to its end and returns its exit code and what it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Error)> FinishAsync()
    {
        _process.StandardInput.Close();
        var error = _process.StandardError.ReadToEndAsync();
        await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await error);
    }

    /// <summary>Kills the process at once, so that it can do nothing more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static ChildProcess Start(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ChildProcess(Process.Start(start)!);
    }
}
