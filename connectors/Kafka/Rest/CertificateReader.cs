using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MetadataIngestion.Connectors.Kafka.Rest;

/// <summary>Makes connections with the certificates that a server's options name.</summary>
internal static class CertificateReader
{
    /// <summary>A redirect is not followed: it would lead to a login page, and the login to wherever the answer says.</summary>
    /// <exception cref="RestException">A certificate cannot be read.</exception>
    public static SocketsHttpHandler CreateHandler(RestServer server) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = server.Tls.CaCertificatePath is { } authorities ? Trust(authorities, server) : null,
            ClientCertificates = server.Tls.ClientCertificatePath is { } certificate ? [ReadOwn(certificate, server)] : null,
        },
    };

    private static X509ChainPolicy Trust(string path, RestServer server) => Read(path, nameof(server.Tls.CaCertificatePath), server, () =>
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(path);
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException("it holds no certificate in PEM form");
    });

    private static X509Certificate2 ReadOwn(string path, RestServer server) =>
        Read(path, nameof(server.Tls.ClientCertificatePath), server, () => X509Certificate2.CreateFromPemFile(path, server.Tls.ClientKeyPath));

    private static T Read<T>(string path, string option, RestServer server, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new RestException(
                RestTrouble.Misconfigured, $"The certificate cannot be read from {path}: {cause.Message.TrimEnd('.')}.", $"Correct {server.Option}:Tls:{option}.", cause);
        }
    }
}
