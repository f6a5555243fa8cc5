using System.Net.Sockets;
using System.Text;
using MetadataIngestion.Worker.Terminal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Hosting;

/// <summary>Tells systemd that the service is ready or stopping, when systemd started it; see sd_notify(3).</summary>
internal sealed class SystemdNotifier(CliEnvironment environment, ILogger<SystemdNotifier> logger) : IHostedLifecycleService
{
    private const string SocketVariable = "NOTIFY_SOCKET";

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => NotifyAsync("READY=1", cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => NotifyAsync("STOPPING=1", cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task NotifyAsync(string state, CancellationToken cancellationToken)
    {
        if (environment.Variables.GetValueOrDefault(SocketVariable) is not { Length: > 0 } address)
            return;

        // An address that begins with @ is in the abstract namespace, where the first byte is zero.
        var endpoint = new UnixDomainSocketEndPoint(address[0] == '@' ? '\0' + address[1..] : address);
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            await socket.SendToAsync(Encoding.UTF8.GetBytes(state), endpoint, cancellationToken);
        }
        catch (SocketException exception)
        {
            ServiceLog.NotNotified(logger, exception, state, address);
        }
    }
}
