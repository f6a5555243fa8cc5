using MetadataIngestion.Worker.Configuration.Options;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Api.Listening;

/// <summary>The web server, which says where it listens, or why it cannot.</summary>
internal sealed partial class AnnouncedServer(IServer inner, ApiOptions options, ILogger<AnnouncedServer> logger) : IServer
{
    public IFeatureCollection Features => inner.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        try
        {
            await inner.StartAsync(application, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            throw new ApiListenException(
                $"the HTTP API cannot listen on {options.Url}: {(exception.GetBaseException() as Exception).Message} Stop what listens there, or change Ingestion:Api:Url.",
                exception);
        }

        foreach (var address in Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            LogListening(address);
    }

    public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

    public void Dispose() => inner.Dispose();

    [LoggerMessage(2201, LogLevel.Information, "The HTTP API listens on {Address}")]
    private partial void LogListening(string address);
}
