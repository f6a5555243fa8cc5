using System.Diagnostics;
using System.Text;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>The program as a process of its own.</summary>
internal sealed class CliProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "metadata-ingestion.dll");

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Task _reading;

    private CliProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment.Remove("NO_COLOR");
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        _process = Process.Start(start)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput, _output), ReadAsync(_process.StandardError, _error));
    }

    public string Output => Text(_output);

    public string Error => Text(_error);

    public static CliProcess Start(string folder, params string[] arguments) =>
        new(new ProcessStartInfo("dotnet", [Program, .. arguments]) { WorkingDirectory = folder });

    /// <summary>Runs a line of bash that begins with the program's arguments.</summary>
    public static CliProcess StartShell(string folder, string line) =>
        new(new ProcessStartInfo("bash", ["-c", $"dotnet '{Program}' {line}"]) { WorkingDirectory = folder });

    public void Signal(string name) => Process.Start("kill", [$"-{name}", $"{_process.Id}"]).WaitForExit();

    public async Task<int> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading;
        return _process.ExitCode;
    }

    public Task WaitForErrorAsync(string text) => WaitForAsync(_error, text);

    public Task WaitForOutputAsync(string text) => WaitForAsync(_output, text);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitForAsync(StringBuilder text, string expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Text(text).Contains(expected, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"The program ended early: {Error}");
            Assert.False(patience.IsCancellationRequested, $"Not in time: \"{expected}\". The program said:\n{Error}");
            await Task.Delay(50);
        }
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder text)
    {
        var buffer = new char[1024];
        for (var read = await reader.ReadAsync(buffer); read > 0; read = await reader.ReadAsync(buffer))
        {
            lock (text)
                text.Append(buffer, 0, read);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
