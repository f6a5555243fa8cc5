using System.Net;
using System.Net.Sockets;

namespace MetadataIngestion.Soak.Servers;

/// <summary>
/// Stands between one process and a server. While the line is cut nothing gets through in either direction; when it is mended, what was under way
/// arrives late.
/// </summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly int _target;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _line = Whole();

    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>How long each message takes in addition.</summary>
    public TimeSpan Delay { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Cut() => _line = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Mend() => _line.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Mend();
        await _closing.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private static TaskCompletionSource Whole()
    {
        var whole = new TaskCompletionSource();
        whole.SetResult();
        return whole;
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await _line.Task.WaitAsync(_closing.Token);
            await far.ConnectAsync(IPAddress.Loopback, _target, _closing.Token);
            await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // Either side ended, which ends the other.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _closing.Token) is > 0 and var count)
            {
                await Task.Delay(Delay, _closing.Token);
                await _line.Task.WaitAsync(_closing.Token);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _closing.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side ended, which ends the other.
        }
    }
}
