using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MetadataIngestion.Worker.Api.Listening;
using MetadataIngestion.Worker.Configuration;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class ListeningTests
{
    [Fact]
    public async Task Start_PortInUse_NamesTheAddressAndTheOption()
    {
        await using var first = await ApiHarness.StartAsync();
        var url = $"http://127.0.0.1:{first.Address.Port}";

        var exception = await Assert.ThrowsAsync<ApiListenException>(() => ApiHarness.StartAsync($$"""{ "Url": "{{url}}" }"""));

        Assert.Contains($"cannot listen on {url}/", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Ingestion:Api:Url", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Url": "http://0.0.0.0:0" }""", "Ingestion:Api:KeyFile", "can be reached from other machines")]
    [InlineData("""{ "Url": "ftp://127.0.0.1" }""", "Ingestion:Api:Url", "must begin with http or https, not ftp.")]
    [InlineData("""{ "Url": "http://myhost:5080", "KeyFile": "k" }""", "Ingestion:Api:Url", "must name localhost or the IP address")]
    [InlineData("""{ "Url": "http://127.0.0.1:5080/api" }""", "Ingestion:Api:Url", "must be a scheme, an address and a port alone")]
    [InlineData("""{ "Url": "https://127.0.0.1:5080", "CertificateFile": "c.pem" }""", "Ingestion:Api:CertificateKeyFile", "is required because the URL begins with https.")]
    [InlineData("""{ "CertificateFile": "c.pem" }""", "Ingestion:Api:CertificateFile", "is for a URL that begins with https.")]
    [InlineData("""{ "MaxBodyBytes": 10 }""", "Ingestion:Api:MaxBodyBytes", "must be from")]
    [InlineData("""{ "KeyFile": "none.json" }""", "Ingestion:Api:KeyFile", "cannot be read")]
    public async Task Start_OptionThatIsNotRight_IsAProblemOfTheConfiguration(string options, string path, string message)
    {
        var exception = await Assert.ThrowsAsync<ConfigurationException>(() => ApiHarness.StartAsync(options));

        Assert.Contains(exception.Problems, problem => problem.Path == path && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_Https_ServesTheCertificateAndItsSuccessor()
    {
        await using var api = await ApiHarness.StartAsync(
            """{ "Url": "https://127.0.0.1:0", "CertificateFile": "cert.pem", "CertificateKeyFile": "key.pem" }""",
            files: folder => WriteCertificate(folder, "first"));

        var before = await ServedAsync(api);
        WriteCertificate(api.Folder, "second");
        var after = await ServedAsync(api);

        Assert.Equal(("CN=first", "CN=second"), (before, after));
    }

    private static async Task<string?> ServedAsync(ApiHarness api)
    {
        string? subject = null;
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => (subject = certificate?.Subject) is not null,
        };
        using var client = new HttpClient(handler) { BaseAddress = api.Address };
        using var response = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return subject;
    }

    private static void WriteCertificate(string folder, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
    }
}
