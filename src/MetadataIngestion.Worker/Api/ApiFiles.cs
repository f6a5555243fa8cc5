using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Options;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Api;

/// <summary>The files that the API depends on: keys, and certificate with its key.</summary>
internal sealed class ApiFiles(LoadedConfiguration configuration)
{
    private readonly ApiOptions _options = configuration.Ingestion.Api;

    /// <summary>Reads them once, to see whether they can be used.</summary>
    /// <exception cref="ConfigurationException">One of them cannot.</exception>
    public void Check()
    {
        var problems = new List<ConfigurationProblem>();
        Try(nameof(ApiOptions.KeyFile), () => { if (_options.KeyFile is not null) ReadKeys(); }, problems);
        Try(nameof(ApiOptions.CertificateFile), () => { if (_options.CertificateFile is not null) ReadCertificate(); }, problems);
        if (problems.Count > 0)
            throw new ConfigurationException(problems);
    }

    public ApiAccess CreateAccess(ILoggerFactory loggers) => new(_options.KeyFile is { } file
        ? new ReloadedFile<IReadOnlyList<ApiKey>>([Full(file)], ReadKeys, loggers.CreateLogger<ApiAccess>())
        : null);

    public ReloadedFile<SslStreamCertificateContext>? CreateCertificate(ILoggerFactory loggers) => _options.CertificateFile is { } file
        ? new([Full(file), Full(_options.CertificateKeyFile!)], ReadCertificate, loggers.CreateLogger<ApiFiles>())
        : null;

    private IReadOnlyList<ApiKey> ReadKeys() => ApiKeyFile.Read(Full(_options.KeyFile!));

    private SslStreamCertificateContext ReadCertificate()
    {
        var (file, keyFile) = (Full(_options.CertificateFile!), Full(_options.CertificateKeyFile!));
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
            return SslStreamCertificateContext.Create(Usable(X509Certificate2.CreateFromPemFile(file, keyFile)), chain, offline: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CryptographicException($"the certificate {file} with the key {keyFile} cannot be used. {exception.Message}", exception);
        }
    }

    // Windows does not serve with a key that is in memory alone.
    private static X509Certificate2 Usable(X509Certificate2 certificate) => OperatingSystem.IsWindows()
        ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null)
        : certificate;

    private string Full(string file) => Path.GetFullPath(file, configuration.Files.Folder);

    private void Try(string option, Action read, List<ConfigurationProblem> problems)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is ApiKeyFileException or CryptographicException)
        {
            var path = $"Ingestion:Api:{option}";
            problems.Add(new ConfigurationProblem(path, exception.Message, configuration.Tree.Resolve(path)?.Location));
        }
    }
}
