using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MetadataIngestion.Sinks.Http;

/// <summary>Makes clients for one server.</summary>
internal static class HttpClients
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    /// <param name="server">The base address; paths are appended to it.</param>
    /// <param name="authorization">What proves who calls; <see langword="null"/> for nothing.</param>
    /// <param name="tls">The certificates.</param>
    /// <param name="timeout">How long an answer may take.</param>
    /// <exception cref="SinkException">A certificate cannot be read.</exception>
    public static HttpClient Create(Uri server, AuthenticationHeaderValue? authorization, TlsOptions tls, TimeSpan timeout)
    {
        var client = new HttpClient(CreateHandler(tls))
        {
            BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = timeout,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        client.DefaultRequestHeaders.Authorization = authorization;
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("metadata-ingestion", typeof(HttpClients).Assembly.GetName().Version?.ToString(3)));
        return client;
    }

    /// <summary>A redirect is not followed: it would lead to a login page, and the login to wherever the answer says.</summary>
    private static SocketsHttpHandler CreateHandler(TlsOptions tls) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = tls.CaCertificatePath is { } authorities ? Trust(authorities) : null,
            ClientCertificates = tls.ClientCertificatePath is { } certificate ? [Read(certificate, tls.ClientKeyPath)] : null,
        },
    };

    private static X509ChainPolicy Trust(string path)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        Read(path, "CaCertificatePath", () => policy.CustomTrustStore.ImportFromPemFile(path));
        if (policy.CustomTrustStore.Count == 0)
            throw new SinkException($"The file {path} holds no certificate in PEM form. Correct Tls:CaCertificatePath.");

        return policy;
    }

    private static X509Certificate2 Read(string path, string? keyPath)
    {
        X509Certificate2? certificate = null;
        Read(keyPath ?? path, "ClientCertificatePath and ClientKeyPath", () => certificate = X509Certificate2.CreateFromPemFile(path, keyPath));
        return certificate!;
    }

    private static void Read(string path, string options, Action read)
    {
        try
        {
            read();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SinkException($"The certificate cannot be read from {path}: {cause.Message} Correct {options} under Tls.", cause);
        }
    }
}
