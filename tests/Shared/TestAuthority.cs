using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MetadataIngestion.Tests.Shared;

/// <summary>An authority that no system trusts, with a certificate for a server on loopback and one for its clients.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sink-tls-tests-");
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        ServerCertificate = Issue("CN=localhost", "server");
        Issue("CN=crawler", "client").Dispose();
        File.WriteAllText(RootPath, _root.ExportCertificatePem());
    }

    public X509Certificate2 ServerCertificate { get; }

    public string RootPath => Path.Combine(_folder.FullName, "root.pem");

    public string ClientCertificatePath => Path.Combine(_folder.FullName, "client.pem");

    public string ClientKeyPath => Path.Combine(_folder.FullName, "client.key");

    public bool HasIssued(X509Certificate2 certificate) => certificate.IssuerName.Name == _root.SubjectName.Name;

    public void Dispose()
    {
        ServerCertificate.Dispose();
        _root.Dispose();
        _folder.Delete(recursive: true);
    }

    private X509Certificate2 Issue(string subject, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_root, _root.NotBefore, _root.NotAfter, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Path.Combine(_folder.FullName, name + ".pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, name + ".key"), key.ExportPkcs8PrivateKeyPem());
        return certificate.CopyWithPrivateKey(key);
    }
}
