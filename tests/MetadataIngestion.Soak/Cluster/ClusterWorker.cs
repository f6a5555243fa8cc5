using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>A worker as a process of its own, which reaches the database over a line of its own and is started again when it ends.</summary>
/// <param name="name">Its name.</param>
/// <param name="folder">The folder of its configuration.</param>
/// <param name="server">The server of the store.</param>
/// <param name="direct">Whether nothing stands between it and the database, so that it can be measured but not cut off.</param>
internal sealed class ClusterWorker(string name, string folder, ThrowawayPostgres server, bool direct = false) : IAsyncDisposable
{
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);

    private readonly TcpProxy? _line = direct ? null : new TcpProxy(server.Port);
    private readonly int _port = FreePort();
    private ServiceProcess? _process;

    public string Name => name;

    public Uri Api => new($"http://127.0.0.1:{_port}/api/v1/");

    /// <summary>Whether a fault is happening to it.</summary>
    public bool IsStruck { get; private set; }

    /// <summary>How often it ended by itself.</summary>
    public int Ends { get; private set; }

    public async Task StartAsync()
    {
        while (true)
        {
            try
            {
                _process = await ServiceProcess.StartServiceAsync(
                    folder,
                    $"--Ingestion:Cluster:InstanceName={name}",
                    string.Create(CultureInfo.InvariantCulture, $"--Ingestion:Api:Url=http://127.0.0.1:{_port}"),
                    $"--Ingestion:Store:ConnectionString={server.ConnectionTo("metadata", _line?.Port)}");
                return;
            }
            catch (InvalidOperationException)
            {
                // The database may be away; whoever keeps a service running starts it again.
                Ends++;
                await Task.Delay(RestartPause);
            }
        }
    }

    /// <summary>Lets something happen to the worker, after which it is well again.</summary>
    public async Task StrikeAsync(Func<ClusterWorker, Task> fault)
    {
        IsStruck = true;
        await fault(this);
        IsStruck = false;
    }

    /// <summary>Starts it again when it ended by itself.</summary>
    public async Task ReviveAsync()
    {
        if (_process is not { HasExited: true } ended)
            return;

        Ends++;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}-ended-{Ends}.log"), ended.Error);
        await StrikeAsync(worker => worker.StartAsync());
    }

    public async Task KillAsync(TimeSpan pause)
    {
        await File.AppendAllTextAsync(Path.Combine(folder, $"{name}.log"), _process!.Error);
        await _process.DisposeAsync();
        await Task.Delay(pause);
        await StartAsync();
    }

    public async Task StallAsync(TimeSpan time)
    {
        await _process!.SignalAsync("STOP");
        await Task.Delay(time);
        await _process.SignalAsync("CONT");
    }

    public async Task CutOffAsync(TimeSpan time)
    {
        _line!.Cut();
        await Task.Delay(time);
        _line.Mend();
    }

    /// <summary>How much of the processors' time it took since it was started last.</summary>
    public TimeSpan ProcessorTime() => _process!.ProcessorTime();

    /// <summary>Asks it to stop; its exit code.</summary>
    public async Task<int> StopAsync()
    {
        var exitCode = await _process!.StopAsync();
        await File.AppendAllTextAsync(Path.Combine(folder, $"{name}.log"), _process.Error);
        return exitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        if (_line is not null)
            await _line.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
