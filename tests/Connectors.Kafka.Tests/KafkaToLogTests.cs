using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Settings;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Kafka.Tests;

/// <summary>Crawls through the whole pipeline into a log: what a cluster's changes become.</summary>
public sealed class KafkaToLogTests : IAsyncLifetime
{
    private readonly TestBroker _broker = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kafka-tests-");
    private readonly SqliteMetadataStore _store;
    private CrawledRegistry _registry = null!;

    public KafkaToLogTests() => _store = new SqliteMetadataStore(
        new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "metadata.db") }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);

    public async Task InitializeAsync()
    {
        await _store.OpenAsync(CancellationToken.None);
        _registry = await CrawledRegistry.StartAsync();
        _broker.Topics["orders"] = new BrokerTopic();
        _broker.Topics["plain"] = new BrokerTopic();
        _registry.Register("orders-key", "\"string\"");
        _registry.Register("orders-value", """{"type":"record","name":"Order","fields":[{"name":"id","type":"long"}]}""");
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _registry.DisposeAsync();
        _broker.Dispose();
        _folder.Delete(recursive: true);
    }

    [KafkaFact]
    public async Task Crawl_UnchangedCluster_EmitsNothing()
    {
        var first = await CrawlAsync();
        var second = await CrawlAsync();

        Assert.Equal((RunStatus.Succeeded, 2L, 0L), (first.Status, first.Entities.Added, first.Scopes.Incomplete));
        Assert.Equal((0L, 2L, 0L), (second.Proposals.Emitted, second.Entities.Unchanged, second.Entities.Removed));
    }

    [KafkaFact]
    public async Task Crawl_TopicDeleted_RemovesIt()
    {
        await CrawlAsync();
        _broker.Topics.TryRemove("plain", out _);

        Assert.Equal(1, (await CrawlAsync()).Entities.Removed);
    }

    [KafkaFact]
    public async Task Crawl_BrokersAndRegistryComeAndGo_RemovesAndChangesNothing()
    {
        await CrawlAsync();
        var noBroker = await CrawlAsync(bootstrapServers: "127.0.0.1:1");
        var noRegistry = await CrawlAsync(registry: "http://127.0.0.1:1");
        RunReport noSubject;
        await using (_registry.Fail("orders-value"))
            noSubject = await CrawlAsync();

        Assert.Equal([RunStatus.Failed, RunStatus.Failed, RunStatus.PartiallySucceeded], new[] { noBroker, noRegistry, noSubject }.Select(report => report.Status));
        Assert.Equal(0, noBroker.Proposals.Emitted + noRegistry.Proposals.Emitted + noSubject.Proposals.Emitted);
        Assert.Equal(0, (await CrawlAsync()).Proposals.Emitted);
    }

    [KafkaFact]
    public async Task Crawl_TopicWithSchemas_IsWrittenAsDataHubDoes()
    {
        await CrawlAsync();
        var entries = await _store.ReadLogAsync(new LogQuery(), CancellationToken.None).ToListAsync();
        var schema = entries.Single(entry => entry.Proposal!.AspectName == "schemaMetadata" && entry.EntityUrn.Contains("orders", StringComparison.Ordinal)).Proposal!;
        using var json = System.Text.Json.JsonDocument.Parse(schema.Aspect);
        var document = json.RootElement.GetProperty("platformSchema").GetProperty("com.linkedin.schema.KafkaSchema");

        Assert.Equal("urn:li:dataset:(urn:li:dataPlatform:kafka,orders,PROD)", schema.EntityUrn);
        Assert.Equal(("AVRO", "\"string\"", "AVRO"), (document.GetProperty("documentSchemaType").GetString(), document.GetProperty("keySchema").GetString(), document.GetProperty("keySchemaType").GetString()));
        // The MD5 of the value's schema and the key's, one after the other.
        Assert.Equal("349f9f31ace67e9d3045191fd4009531", json.RootElement.GetProperty("hash").GetString());
        Assert.Equal([true, false], json.RootElement.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("isPartOfKey").GetBoolean()));
    }

    private async Task<RunReport> CrawlAsync(string? bootstrapServers = null, string? registry = null)
    {
        await using var source = Crawl.Source(new KafkaOptions
        {
            BootstrapServers = bootstrapServers ?? _broker.BootstrapServers,
            RequestTimeout = TimeSpan.FromSeconds(bootstrapServers is null ? 60 : 1),
            SchemaRegistry = new SchemaRegistryOptions { Url = registry ?? _registry.Url },
        });
        var runner = new CrawlRunner(_store, TimeProvider.System, NullLogger<CrawlRunner>.Instance);
        return await runner.RunAsync(new CrawlRequest(new SourceDefinition { Name = "events" }), source, null, CancellationToken.None);
    }
}
