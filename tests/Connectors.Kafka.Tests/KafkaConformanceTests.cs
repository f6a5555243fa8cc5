using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Settings;
using MetadataIngestion.TestKit;
using Microsoft.AspNetCore.Http;

namespace Connectors.Kafka.Tests;

/// <summary>The rules for all connectors, on a broker and a registry.</summary>
public sealed class KafkaConformanceTests : ConnectorConformance, IAsyncLifetime
{
    private readonly TestBroker _broker = new();
    private CrawledRegistry _registry = null!;
    private TestServer _connect = null!;

    protected override string Secret => "s3cret-of-the-crawler";

    public async Task InitializeAsync()
    {
        _registry = await CrawledRegistry.StartAsync();
        _connect = await TestServer.StartAsync(context => context.Response.WriteAsync(context.Request.Path == "/connectors"
            ? """{"files":{"info":{"type":"sink","config":{"connector.class":"FileStreamSink","topics":"orders","file":"/var/orders","password":"SECRET"}}}}""".Replace("SECRET", Secret, StringComparison.Ordinal)
            : """{"files":{"topics":["orders"]}}"""));
        _broker.Topics["orders"] = new BrokerTopic(3, 2);
        _broker.Topics["payments.v1"] = new BrokerTopic();
        _broker.Topics["plain"] = new BrokerTopic();
        _broker.Topics["__consumer_offsets"] = new BrokerTopic();
        _broker.Groups["billing"] = new BrokerGroup("Stable", "orders");
        _broker.Acls.Add(new BrokerAcl("orders", 3, "User:alice", 4));
        _registry.Register("orders-value", """{"type":"record","name":"Order","fields":[{"name":"id","type":"long"}]}""");
        _registry.Register("payments.v1-value", """{"title":"Payment","type":"object","properties":{"sum":{"type":"number"}}}""", "JSON");
    }

    public async Task DisposeAsync()
    {
        await _connect.DisposeAsync();
        await _registry.DisposeAsync();
        _broker.Dispose();
    }

    protected override IConnectorPlugin CreatePlugin() => new KafkaConnectorPlugin();

    protected override object CreateOptions() => Options(_broker.BootstrapServers, TimeSpan.FromMinutes(1));

    protected override object CreateUnreachableOptions() => Options("127.0.0.1:1", TimeSpan.FromSeconds(1));

    protected override IEnumerable<object> CreateInvalidOptions() =>
    [
        new KafkaOptions(),
        new KafkaOptions { BootstrapServers = "b:9092", ClientSettings = new Dictionary<string, string> { ["group.id"] = "mine" } },
        new KafkaOptions { BootstrapServers = "b:9092", IncludeConsumerLag = true },
        new KafkaOptions { BootstrapServers = "b:9092", SchemaRegistry = new SchemaRegistryOptions { Url = "registry:8081" } },
        new KafkaOptions { BootstrapServers = "b:9092", SchemaRegistry = new SchemaRegistryOptions { Url = "http://user:secret@registry:8081" } },
        new KafkaOptions { BootstrapServers = "b:9092", MetaMapping = new Dictionary<string, MetaMappingOptions> { ["owner"] = new() { Match = "(", Operation = MetaOperation.AddOwner } } },
    ];

    protected override Task<IAsyncDisposable> BreakOneObjectAsync() => Task.FromResult(_registry.Fail("orders-value"));

    protected override Task<IAsyncDisposable?> BlockAsync() => Task.FromResult<IAsyncDisposable?>(_broker.Block(TestBroker.DescribeConfigs));

    private KafkaOptions Options(string bootstrapServers, TimeSpan timeout) => new()
    {
        BootstrapServers = bootstrapServers,
        RequestTimeout = timeout,
        ClientSettings = new Dictionary<string, string> { ["sasl.username"] = "crawler", ["sasl.password"] = Secret },
        IncludeAclOwners = true,
        IncludeConsumerGroups = true,
        IncludeOffsets = true,
        SchemaRegistry = new SchemaRegistryOptions { Url = _registry.Url, Username = "crawler", Password = Secret },
        Connect = new Dictionary<string, ConnectOptions> { ["main"] = new() { Url = _connect.Url, Token = Secret } },
    };
}
