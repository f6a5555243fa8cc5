using System.Net;
using System.Net.Security;
using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Configuration.Options;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace MetadataIngestion.Worker.Api.Listening;

/// <summary>Where and how the API listens.</summary>
internal static class ApiListening
{
    private const int OtherConnections = 200;

    public static void Configure(KestrelServerOptions kestrel, ApiOptions options, ReloadedFile<SslStreamCertificateContext>? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = options.MaxFollowers + OtherConnections;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);

        // Kestrel cannot pick a free port for both loopback addresses at once.
        var url = options.Url;
        if (url.DnsSafeHost == "localhost" && url.Port != 0)
            kestrel.ListenLocalhost(url.Port, Secure);
        else
            kestrel.Listen(IPAddress.TryParse(url.DnsSafeHost, out var address) ? address : IPAddress.Loopback, url.Port, Secure);

        void Secure(ListenOptions listen)
        {
            if (certificate is not null)
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Value }) });
        }
    }
}
