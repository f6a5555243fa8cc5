using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MetadataIngestion.Soak;

/// <summary>The program as a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "metadata-ingestion.dll");

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private bool _disposed;

    private ServiceProcess(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginErrorReadLine();
    }

    public string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the service and waits until it is ready.</summary>
    public static async Task<ServiceProcess> StartServiceAsync(string folder, params string[] arguments)
    {
        var service = new ServiceProcess(folder, ["run", .. arguments]);
        _ = service._process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (!service.Error.Contains("Ready after", StringComparison.Ordinal))
        {
            if (service.HasExited)
                throw new InvalidOperationException($"The service did not start: {service.Error}");
            await Task.Delay(50, patience.Token);
        }

        return service;
    }

    /// <summary>Runs a command to its end; its lines on standard output.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, params string[] arguments)
    {
        await using var command = new ServiceProcess(folder, arguments);
        var output = await command._process.StandardOutput.ReadToEndAsync();
        var exitCode = await command.WaitAsync();
        return exitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with exit code {exitCode}: {command.Error}");
    }

    /// <summary>Memory in use now, in bytes.</summary>
    public long WorkingSet()
    {
        _process.Refresh();
        return _process.HasExited ? 0 : _process.WorkingSet64;
    }

    /// <summary>How much of the processors' time the process took.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Sends the process a signal, such as <c>STOP</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Asks the service to stop; its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await WaitAsync();
    }

    /// <summary>Kills the process without warning unless it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;

        _disposed = true;
        _process.Kill();
        await WaitAsync();
        _process.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    private void Note(string? line)
    {
        lock (_error)
            _error.AppendLine(line);
    }
}
