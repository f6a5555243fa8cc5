using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Tests.Shared;

/// <summary>A web server on loopback that hands every request to a function.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TestServer(WebApplication application) => _application = application;

    public string Url => _application.Urls.First();

    public static async Task<TestServer> StartAsync(RequestDelegate answer, TestAuthority? authority = null, bool asksForCertificate = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listener =>
            {
                if (authority is not null)
                    listener.UseHttps(https => Secure(https, authority, asksForCertificate));
            });
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync();
        return new TestServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Secure(HttpsConnectionAdapterOptions https, TestAuthority authority, bool asksForCertificate)
    {
        https.ServerCertificate = authority.ServerCertificate;
        if (!asksForCertificate)
            return;

        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => authority.HasIssued(certificate);
    }
}
