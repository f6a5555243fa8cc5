using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace Connectors.Kafka.Tests.Registry;

/// <summary>What a crawl makes of registries that are in order, and of others.</summary>
public sealed class RegistryCrawlTests : IAsyncLifetime
{
    private readonly TestBroker _broker = new();
    private CrawledRegistry _registry = null!;

    public async Task InitializeAsync()
    {
        _registry = await CrawledRegistry.StartAsync();
        _broker.Topics["orders"] = new BrokerTopic();
        _broker.Topics["plain"] = new BrokerTopic();
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        _broker.Dispose();
    }

    [KafkaTheory]
    [InlineData(401, """{"error_code":401,"message":"Unauthorized"}""", typeof(SourceAccessDeniedException))]
    [InlineData(403, "<html>no</html>", typeof(SourceAccessDeniedException))]
    [InlineData(404, "<html>not here</html>", typeof(SourceConfigurationException))]
    [InlineData(500, """{"error_code":50001,"message":"Error in the backend data store"}""", typeof(RetriableSourceException))]
    [InlineData(503, "busy", typeof(RetriableSourceException))]
    [InlineData(200, "<html>Log in, please.</html>", typeof(SourceConfigurationException))]
    [InlineData(200, """{"welcome":true}""", typeof(SourceConfigurationException))]
    [InlineData(302, "", typeof(SourceConfigurationException))]
    public async Task Crawl_RegistryDoesNotAnswerAsOne_FailsWithTheCause(int status, string body, Type type)
    {
        _registry.Override = _ => (status, body);

        var error = await Assert.ThrowsAsync(type, () => CrawlAsync());

        Assert.Contains(_registry.Url, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(((SourceException)error).Remedy!);
    }

    [KafkaFact]
    public async Task Crawl_RegistryIsDown_CanBeTriedAgain() =>
        await Assert.ThrowsAsync<RetriableSourceException>(() => CrawlAsync(new SchemaRegistryOptions { Url = "http://127.0.0.1:1" }));

    [KafkaFact]
    public async Task Crawl_FirstAddressIsDown_TakesTheNext()
    {
        _registry.Register("orders-value", "\"long\"");

        var items = await CrawlAsync(new SchemaRegistryOptions { Url = $"http://127.0.0.1:1, {_registry.Url}/" });

        Assert.NotNull(items.Topic("orders").Schema);
    }

    [KafkaFact]
    public async Task Crawl_OneSubjectFails_LeavesItsTopicAsItWas()
    {
        _registry.Register("orders-value", "\"long\"");
        await using var failing = _registry.Fail("orders-value");

        var items = await CrawlAsync();

        var unreadable = Assert.Single(items.OfType<AssetUnreadable>());
        Assert.Equal("orders", unreadable.Path.Name);
        Assert.Contains("answered 500", unreadable.Reason, StringComparison.Ordinal);
        Assert.Equal("plain", Assert.Single(items.Topics()).Path.Name);
        Assert.Single(items.OfType<ScopeCompleted>());
    }

    [KafkaFact]
    public async Task Crawl_SchemaThatDoesNotParse_IsAWarning()
    {
        _registry.Register("orders-value", """{"type":"record","name":"Order"}""");

        var items = await CrawlAsync();

        Assert.Equal(
            """The schema orders-value cannot be read: the record Order has no "fields".""", Assert.Single(items.OfType<CrawlWarning>()).Message);
        Assert.Equal(("""{"type":"record","name":"Order"}""", 0), (items.Topic("orders").Schema!.NativeText, items.Topic("orders").Schema!.Fields.Count));
    }

    [KafkaFact]
    public async Task Crawl_ReferenceIsMissing_IsAWarning()
    {
        _registry.Register("orders-value", """{"type":"record","name":"Order","fields":[{"name":"m","type":"Money"}]}""", "AVRO", ("Money", "money", 3));

        var warnings = (await CrawlAsync()).OfType<CrawlWarning>().Select(warning => warning.Message).ToList();

        Assert.Contains("The schema refers to version 3 of the subject money as Money, which the registry does not have.", warnings);
        Assert.Contains("orders-value: The type Money is used, but not defined here or in a reference.", warnings);
    }

    [KafkaFact]
    public async Task Crawl_ReferencesGoInACircle_IsAWarning()
    {
        _registry.Register("a", """{"type":"record","name":"A","fields":[]}""", "AVRO", ("B", "b", 1));
        _registry.Register("b", """{"type":"record","name":"B","fields":[]}""", "AVRO", ("A", "a", 1));
        _registry.Register("orders-value", """{"type":"record","name":"Order","fields":[{"name":"a","type":"A"}]}""", "AVRO", ("A", "a", 1));

        var items = await CrawlAsync();

        Assert.Contains(items.OfType<CrawlWarning>(), warning => warning.Message.Contains("go in a circle: orders-value -> a -> b -> a", StringComparison.Ordinal));
        Assert.Equal(["[version=2.0].[type=Order].[type=A].a"], items.Topic("orders").Paths());
    }

    [KafkaFact]
    public async Task Crawl_ReferenceWithinAContext_IsOfTheSameContext()
    {
        _registry.Register(":.prod:money", """{"type":"record","name":"Money","fields":[{"name":"sum","type":"long"}]}""");
        _registry.Register(":.prod:orders-value", """{"type":"record","name":"Order","fields":[{"name":"m","type":"Money"}]}""", "AVRO", ("Money", "money", 1));

        var items = await CrawlAsync(new SchemaRegistryOptions { Url = _registry.Url, Context = ".prod" });

        Assert.Empty(items.OfType<CrawlWarning>());
        Assert.Equal(2, items.Topic("orders").Schema!.Fields.Count);
    }

    [KafkaFact]
    public async Task Crawl_SeveralRecordsInOneTopic_MakesAUnion()
    {
        _registry.Register("orders-shop.Placed", """{"type":"record","name":"Placed","namespace":"shop","fields":[{"name":"id","type":"long"}]}""");
        _registry.Register("orders-shop.Cancelled", """{"type":"record","name":"Cancelled","namespace":"shop","fields":[{"name":"id","type":"long"}]}""");

        var topic = (await CrawlAsync()).Topic("orders");

        Assert.Equal(["[version=2.0].[type=union].[type=Cancelled].[type=long].id", "[version=2.0].[type=union].[type=Placed].[type=long].id"], topic.Paths());
        Assert.Equal("orders-shop.Cancelled, orders-shop.Placed", topic.Properties["Schema Name"]);
        Assert.StartsWith("[{", topic.Schema!.NativeText, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Crawl_MapNamesNoSubject_IsAWarning()
    {
        var options = new SchemaRegistryOptions { Url = _registry.Url, SubjectMap = new Dictionary<string, string> { ["orders-value"] = "shop.Order" } };

        Assert.Equal("SubjectMap names the subject shop.Order, which the registry does not have.", Assert.Single((await CrawlAsync(options)).OfType<CrawlWarning>()).Message);
    }

    [KafkaFact]
    public async Task Crawl_RegistryListsSchemasInPages_ReadsThemAll()
    {
        var pages = new Queue<string>(
        [
            """[{"subject":"orders-value","version":1,"id":1,"schema":"\"int\""},{"subject":"orders-value","version":2,"id":2,"schema":"\"long\""}]""",
            """[{"subject":"plain-value","version":1,"id":3,"schemaType":"JSON","schema":"{\"type\":\"string\"}"}]""",
            "[]",
        ]);
        _registry.Override = request => request.Path == "/schemas" ? (200, pages.Dequeue()) : null;

        var items = await CrawlAsync(new SchemaRegistryOptions { Url = _registry.Url, IncludeVersions = false });

        Assert.Equal("2", items.Topic("orders").Properties["Schema Version"]);
        Assert.Equal(["[version=2.0].[type=string]"], items.Topic("plain").Paths());
        Assert.DoesNotContain(_registry.Server.Requests, request => request.Contains("/versions", StringComparison.Ordinal));
        Assert.Contains("GET /schemas?latestOnly=true&deleted=false&offset=2&limit=1000", _registry.Server.Requests);
    }

    [KafkaFact]
    public async Task Crawl_RegistryWithItsOwnIdeaOfTheList_IsReadSubjectBySubject()
    {
        _registry.Register("orders-value", "\"long\"");
        _registry.Override = request => request.Path == "/schemas" ? (200, """[{"schema":"\"long\""}]""") : null;

        Assert.NotNull((await CrawlAsync()).Topic("orders").Schema);
    }

    [KafkaFact]
    public async Task Crawl_SchemaOfTenMegabytes_IsReadUpToTheLimit()
    {
        var fields = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $$"""{"name":"field_{{i:000000}}","type":"string","doc":"{{new string('x', 50)}}"}"""));
        _registry.Register("orders-value", $$"""{"type":"record","name":"Big","fields":[{{fields}}]}""");

        var items = await CrawlAsync();

        Assert.Equal(10_000, items.Topic("orders").Schema!.Fields.Count);
        Assert.Contains("more than 10000 fields", Assert.Single(items.OfType<CrawlWarning>()).Message, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Crawl_DataContract_IsProperties()
    {
        _registry.Override = request => request.Path == "/schemas"
            ? (200, request.Query["offset"] == "0"
                ? """[{"subject":"orders-value","version":1,"id":1,"schema":"\"int\"","metadata":{"properties":{"owner":"team-a","key":"abc"},"sensitive":["key"]}}]"""
                : "[]")
            : null;

        var topic = (await CrawlAsync(mapping: new() { ["owner"] = new() { Operation = MetaOperation.AddOwner } })).Topic("orders");

        Assert.Equal("team-a", topic.Properties["Schema Metadata owner"]);
        Assert.Equal("team-a", Assert.Single(topic.Owners).Principal);
        Assert.DoesNotContain("abc", topic.Properties.Values);
    }

    private Task<List<CrawlItem>> CrawlAsync(SchemaRegistryOptions? registry = null, Dictionary<string, MetaMappingOptions>? mapping = null) => Crawl.RunAsync(new KafkaOptions
    {
        BootstrapServers = _broker.BootstrapServers,
        SchemaRegistry = registry ?? new SchemaRegistryOptions { Url = _registry.Url },
        MetaMapping = mapping ?? [],
    });
}
