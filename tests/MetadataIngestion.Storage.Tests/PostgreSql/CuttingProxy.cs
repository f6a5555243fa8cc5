using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>A network between a store and its server that fails when a test says so.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = [];
    private readonly (string Host, int Port) _server;
    private volatile bool _refuses;
    private volatile bool _swallows;

    public CuttingProxy(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _server = (settings.Host!, settings.Port);
        _listener.Start();
        settings.Host = "127.0.0.1";
        settings.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ConnectionString = settings.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>The way to the server through this.</summary>
    public string ConnectionString { get; }

    /// <summary>Closes what is open, and whatever is opened until <see cref="Restore"/>.</summary>
    public void Cut()
    {
        _refuses = true;
        foreach (var client in _open.Keys)
            client.Dispose();
    }

    /// <summary>Lets nothing of what the server says through, until <see cref="Cut"/> or <see cref="Restore"/>.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>Lets new connections through.</summary>
    public void Restore() => _refuses = _swallows = false;

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Stop();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await _listener.AcceptTcpClientAsync(_closed.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            if (_refuses)
                return;
            _open[client] = true;
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, _closed.Token);
                await Task.WhenAny(
                    CopyAsync(client.GetStream(), server.GetStream(), static () => false), CopyAsync(server.GetStream(), client.GetStream(), () => _swallows));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }

            _open.TryRemove(client, out _);
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Func<bool> swallows)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (var read = await from.ReadAsync(buffer); read > 0; read = await from.ReadAsync(buffer))
            {
                if (!swallows())
                    await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
        }
    }
}
