using Connectors.Kafka.Tests.Support;
using Google.Protobuf.Reflection;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Settings;
using MetadataIngestion.TestKit;
using WireKind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Connectors.Kafka.Tests;

/// <summary>A small shop's cluster, word for word.</summary>
public sealed class GoldenCrawlTests : IAsyncLifetime
{
    private const string Money = """{"type":"record","name":"Money","namespace":"shop","fields":[{"name":"amount","type":{"type":"bytes","logicalType":"decimal","precision":12,"scale":2}},{"name":"currency","type":"string","default":"EUR"}]}""";

    private const string Order = """
        {"type":"record","name":"Order","namespace":"shop","doc":"What customers bought.","owner":"team-sales","tags":["core"],
         "fields":[
          {"name":"id","type":{"type":"string","logicalType":"uuid"},"doc":"The order's number."},
          {"name":"placed","type":{"type":"long","logicalType":"timestamp-millis"}},
          {"name":"email","type":["null","string"],"default":null,"confluent:tags":["PII"]},
          {"name":"total","type":"shop.Money"},
          {"name":"lines","type":{"type":"array","items":{"type":"record","name":"Line","fields":[{"name":"sku","type":"string"},{"name":"count","type":"int","deprecated":true}]}}},
          {"name":"labels","type":{"type":"map","values":"string"}}]}
        """;

    private const string Customer = """
        {"$schema":"http://json-schema.org/draft-07/schema#","title":"Customer","description":"Who buys.","type":"object","required":["id"],
         "properties":{"id":{"type":"integer"},"born":{"type":"string","format":"date"},"address":{"$ref":"#/definitions/Address"},"phones":{"type":"array","items":{"type":"string"}}},
         "definitions":{"Address":{"type":"object","properties":{"city":{"type":"string","description":"Where."}}}}}
        """;

    private readonly TestBroker _broker = new();
    private CrawledRegistry _registry = null!;

    public async Task InitializeAsync()
    {
        _registry = await CrawledRegistry.StartAsync();
        _broker.Topics["shop.orders"] = new BrokerTopic(3, 2)
        {
            Configurations =
            [
                ("cleanup.policy", "compact,delete", 1), ("retention.ms", "604800000", 1), ("retention.bytes", "-1", 5), ("min.insync.replicas", "2", 4), ("secret", null, 1),
            ],
            Offsets = (5, 105),
        };
        _broker.Topics["shop.customers"] = new BrokerTopic();
        _broker.Topics["shop.stock"] = new BrokerTopic();
        _broker.Topics["shop_stock"] = new BrokerTopic();
        _broker.Topics["plain"] = new BrokerTopic();
        _broker.Topics["orders-store-changelog"] = new BrokerTopic();
        _broker.Topics["__consumer_offsets"] = new BrokerTopic(50);
        _broker.Groups["billing"] = new BrokerGroup("Stable", "shop.orders", "shop.customers");
        _broker.Groups["mailing"] = new BrokerGroup("PreparingRebalance", "shop.orders");
        _broker.Acls.Add(new BrokerAcl("shop.orders", 3, "User:order-service", 4));
        _broker.Acls.Add(new BrokerAcl("shop.", 4, "Group:shop-platform", 7));
        _registry.Register("money", Money);
        _registry.Register("shop.orders-key", "\"string\"");
        _registry.Register("shop.orders-value", Order.Replace("\"doc\":\"The order's number.\"", "\"doc\":\"Old.\"", StringComparison.Ordinal), "AVRO", ("shop.Money", "money", 1));
        _registry.Register("shop.orders-value", Order, "AVRO", ("shop.Money", "money", 1));
        _registry.Register("shop.customers-value", Customer, "JSON");
        _registry.Register("shop.stock-value", "syntax = \"proto3\"; package shop; message Stock { ... }", Stock());
        _registry.Compatibility["shop.orders-value"] = "FULL_TRANSITIVE";
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        _broker.Dispose();
    }

    [KafkaFact]
    public async Task Crawl_OfAShop_SaysWhatTheGoldenFileSays() => Golden.Verify(CrawlListing.Of((await CrawlAsync()).Where(item => item is not CapabilityReported)), "Golden/shop.txt");

    /// <summary>What the native library can do depends on its version; everything else does not.</summary>
    private Task<List<CrawlItem>> CrawlAsync() => Crawl.RunAsync(new KafkaOptions
    {
        BootstrapServers = _broker.BootstrapServers,
        IncludeAclOwners = true,
        IncludeConsumerGroups = true,
        IncludeOffsets = true,
        ExternalUrlBase = "https://console.example.com/topics/",
        SchemaRegistry = new SchemaRegistryOptions { Url = _registry.Url },
        MetaMapping = new Dictionary<string, MetaMappingOptions> { ["owner"] = new() { Operation = MetaOperation.AddOwner, IsGroup = true } },
    });

    private static FileDescriptorProto Stock()
    {
        var stock = new DescriptorProto
        {
            Name = "Stock",
            Field =
            {
                new FieldDescriptorProto { Name = "sku", Number = 1, Type = WireKind.String },
                new FieldDescriptorProto { Name = "counted", Number = 2, Type = WireKind.Message, TypeName = ".google.protobuf.Timestamp" },
            },
        };
        return new FileDescriptorProto { Name = "default", Package = "shop", Syntax = "proto3", MessageType = { stock } };
    }
}
