using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Cluster;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace Connectors.Kafka.Tests.Cluster;

/// <summary>A mock cluster's topic, or a real one's where <c>KAFKA_TEST_BOOTSTRAP</c> is set, with records that kcat wrote.</summary>
public sealed class RealClusterTests : IAsyncLifetime
{
    private TestCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        KafkaLibrary.Load();
        _cluster = await TestCluster.StartAsync();
        await KafkaTools.RunAsync(
            "kcat", ["-b", _cluster.BootstrapServers, "-P", "-t", _cluster.Topic, "-p", "1"], """
            {"id":1,"name":"a","lines":[{"sku":"x","count":1}]}
            {"id":2.5,"tags":["t"],"lines":[]}

            """);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [KafkaFact]
    public async Task Crawl_TopicWithRecords_TellsPartitionsAndOffsets()
    {
        var topic = (await CrawlAsync(new KafkaOptions { IncludeOffsets = true })).Topic(_cluster.Topic);

        Assert.Equal(("4", "0, 0, 0, 0", "0, 2, 0, 0", 2L), (topic.Properties["Partitions"], topic.Properties["Earliest Offsets"], topic.Properties["Latest Offsets"], topic.Statistics!.RowCount));
    }

    [KafkaFact]
    public async Task Crawl_TopicWithoutASchema_IsInferredWhereTheLibraryCan()
    {
        var items = await CrawlAsync(new KafkaOptions { InferSchemas = true });

        if (KafkaLibrary.Lacks(KafkaLibrary.Reading) is { } reason)
            Assert.Equal((CapabilityStatus.Unsupported, reason), (items.Capability("schema-inference").Status, items.Capability("schema-inference").Detail));
        else
            Assert.Equal(
                ["id: number", "lines: array(object)", "lines.count: integer", "lines.sku: string", "name: string?", "tags: array(string)?"],
                items.Topic(_cluster.Topic).Schema!.Fields.Select(field => $"{field.Path}: {field.NativeType}{(field.Nullable ? "?" : "")}"));
    }

    /// <summary>The registry is a real one where <c>SCHEMA_REGISTRY_TEST_URL</c> is set.</summary>
    [KafkaFact]
    public async Task Crawl_TopicWithARegisteredSchema_HasItsFieldsAndVersions()
    {
        await using var subject = await TestSubject.StartAsync(_cluster.Topic);
        await subject.RegisterAsync("""{"type":"record","name":"Order","fields":[{"name":"id","type":"string","doc":"The number."}]}""");
        await subject.RegisterAsync("""{"type":"record","name":"Order","fields":[{"name":"id","type":"string","doc":"The number."},{"name":"total","type":["null","double"],"default":null}]}""");

        var topic = (await CrawlAsync(new KafkaOptions { SchemaRegistry = new SchemaRegistryOptions { Url = subject.Url } })).Topic(_cluster.Topic);

        Assert.Equal(
            ["[version=2.0].[type=Order].[type=string].id: string", "[version=2.0].[type=Order].[type=double].total: double?"],
            topic.Schema!.Fields.Select(field => $"{field.Path}: {field.NativeType}{(field.Nullable ? "?" : "")}"));
        Assert.Equal("1, 2", topic.Properties["Schema Versions"]);
    }

    [KafkaFact]
    public async Task Check_OfTheCluster_Succeeds() => Assert.True((await Crawl.CheckAsync(Connected(new KafkaOptions { IncludeOffsets = true }))).Succeeded);

    private async Task<List<CrawlItem>> CrawlAsync(KafkaOptions options) => await Crawl.RunAsync(Connected(options), new OnlyTopic(_cluster.Topic));

    /// <summary>The mock cluster knows no configurations, and has no controller to ask for ids.</summary>
    private KafkaOptions Connected(KafkaOptions options)
    {
        options.BootstrapServers = _cluster.BootstrapServers;
        options.IncludeConfigurations = options.IncludeTopicIds = Environment.GetEnvironmentVariable("KAFKA_TEST_BOOTSTRAP") is not null;
        return options;
    }

    private sealed class OnlyTopic(string name) : IAssetFilter
    {
        public FilterVerdict Evaluate(AssetPath path) => path.Name == name ? FilterVerdict.Allowed : FilterVerdict.Denied("the test's other topics");

        public FilterVerdict EvaluateContents(AssetPath container) => FilterVerdict.Allowed;
    }
}
