using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MetadataIngestion.TdsServer.Protocol;
using MetadataIngestion.TdsServer.Sessions;

namespace MetadataIngestion.TdsServer;

/// <summary>Speaks TDS 7.4 on a free port of the loopback interface, for as long as it is not disposed of.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _sessions = new();
    private readonly X509Certificate2 _certificate = TestCertificate.Create();
    private readonly ReplyCache _cache = new();
    private readonly ITdsBackend _backend;
    private readonly EncryptionSetting _encryption;
    private readonly Task _accepting;

    private TestServer(ITdsBackend backend, EncryptionSetting encryption)
    {
        (_backend, _encryption) = (backend, encryption);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The certificate in PEM form, for clients that are told to trust it.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    public static TestServer Start(ITdsBackend backend, EncryptionSetting encryption = EncryptionSetting.NotSupported) => new(backend, encryption);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions.Keys);
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var session = ServeAsync(client);
                _sessions[session] = true;
                _ = session.ContinueWith(ended => _sessions.TryRemove(ended, out _), TaskScheduler.Default);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // Stopped.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        try
        {
            var handshake = new Handshake(client.GetStream(), _encryption, _certificate);
            if (await handshake.ReadLoginAsync(_stop.Token) is { } login)
                await new TdsSession(handshake.Stream, login, _backend, _cache).RunAsync(_stop.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or AuthenticationException)
        {
            // The client went away, did not trust the certificate, or the server is stopped.
        }
    }
}
