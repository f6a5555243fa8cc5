using System.Text;
using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace Connectors.Kafka.Tests.Registry;

/// <summary>Logins and certificates for a registry.</summary>
public sealed class RegistrySecurityTests : IDisposable
{
    private readonly TestBroker _broker = new();
    private readonly TestAuthority _authority = new();
    private string? _authorization;
    private string? _cluster;

    public RegistrySecurityTests() => _broker.Topics["orders"] = new BrokerTopic();

    public void Dispose()
    {
        _authority.Dispose();
        _broker.Dispose();
    }

    [KafkaFact]
    public async Task Crawl_WithAUser_SendsBasicAuthentication()
    {
        await using var registry = await StartAsync();
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("crawler:p:w"));

        await CrawlAsync(new SchemaRegistryOptions { Url = registry.Url, Username = "crawler", Password = "p:w" });

        Assert.Equal(expected, _authorization);
    }

    [KafkaFact]
    public async Task Crawl_WithATokenAndHeaders_SendsThem()
    {
        await using var registry = await StartAsync();

        await CrawlAsync(new SchemaRegistryOptions { Url = registry.Url, Token = "abc", Headers = new Dictionary<string, string> { ["target-sr-cluster"] = "lsrc-1" } });

        Assert.Equal(("Bearer abc", "lsrc-1"), (_authorization, _cluster));
    }

    [KafkaFact]
    public async Task Crawl_RegistryThatAsksForACertificate_IsShownOne()
    {
        await using var registry = await StartAsync(secure: true);
        var tls = new TlsOptions { CaCertificatePath = _authority.RootPath, ClientCertificatePath = _authority.ClientCertificatePath, ClientKeyPath = _authority.ClientKeyPath };

        Assert.NotNull((await CrawlAsync(new SchemaRegistryOptions { Url = registry.Url, Tls = tls })).Topic("orders").Schema);
    }

    [KafkaFact]
    public async Task Crawl_RegistryOfAnAuthorityThatIsNotTrusted_NamesTheOption()
    {
        await using var registry = await StartAsync(secure: true);

        var error = await Assert.ThrowsAsync<RetriableSourceException>(() => CrawlAsync(new SchemaRegistryOptions { Url = registry.Url }));

        Assert.Contains("SchemaRegistry:Tls", error.Remedy, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Crawl_CertificateThatIsNotThere_NamesTheFile()
    {
        var tls = new TlsOptions { CaCertificatePath = "/nowhere/root.pem" };

        var error = await Assert.ThrowsAsync<SourceConfigurationException>(() => CrawlAsync(new SchemaRegistryOptions { Url = "https://127.0.0.1:1", Tls = tls }));

        Assert.Contains("/nowhere/root.pem", error.Message, StringComparison.Ordinal);
        Assert.Equal("Correct SchemaRegistry:Tls:CaCertificatePath.", error.Remedy);
    }

    private async Task<TestRegistry> StartAsync(bool secure = false)
    {
        var registry = await TestRegistry.StartAsync(secure ? _authority : null, asksForCertificate: secure);
        registry.Register("orders-value", "\"long\"");
        registry.Answer = request =>
        {
            (_authorization, _cluster) = (request.Headers.Authorization.ToString(), request.Headers["target-sr-cluster"].ToString());
            return null;
        };
        return registry;
    }

    private Task<List<CrawlItem>> CrawlAsync(SchemaRegistryOptions registry) => Crawl.RunAsync(new KafkaOptions { BootstrapServers = _broker.BootstrapServers, SchemaRegistry = registry });
}
