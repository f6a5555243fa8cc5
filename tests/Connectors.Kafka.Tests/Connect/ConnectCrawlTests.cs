using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Settings;
using Microsoft.AspNetCore.Http;

namespace Connectors.Kafka.Tests.Connect;

public sealed class ConnectCrawlTests : IAsyncLifetime
{
    private const string Connectors = """
        {"sink-lake":{"info":{"name":"sink-lake","type":"sink","config":{"connector.class":"com.example.LakeSink","topics":"orders","lake.table":"raw","lake.password":"s3cret-login"}},
                      "status":{"connector":{"state":"RUNNING","worker_id":"w"}}},
         "cdc":{"info":{"name":"cdc","type":"source","config":{"connector.class":"io.debezium.connector.postgresql.PostgresConnector","topic.prefix":"cdc","database.dbname":"shop",
                "database.password":"s3cret-login","database.hostname":"db"}},"status":{"connector":{"state":"FAILED","worker_id":"w","trace":"s3cret-login"}}}}
        """;

    private readonly TestBroker _broker = new();
    private TestServer _server = null!;
    private (int Status, string Body) _connectors = (200, Connectors);

    public async Task InitializeAsync()
    {
        _broker.Topics["orders"] = new BrokerTopic();
        _server = await TestServer.StartAsync(async context =>
        {
            var (status, body) = context.Request.Path.Value switch
            {
                "/connectors" => _connectors,
                "/connectors/cdc/topics" => (200, """{"cdc":{"topics":["cdc.public.orders"]}}"""),
                _ => (403, """{"error_code":403,"message":"Topic tracking is disabled."}"""),
            };
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _broker.Dispose();
    }

    [KafkaFact]
    public async Task Crawl_Connectors_AreJobsWithLineage()
    {
        var jobs = (await CrawlAsync()).OfType<AssetFound>().Select(found => found.Asset).OfType<Routine>().ToList();

        Assert.Equal(["main.cdc", "main.sink-lake"], jobs.Select(job => job.Path.Name));
        Assert.Equal(("postgres", "prod", "shop.public.orders"), (jobs[0].Inputs[0].Platform, jobs[0].Inputs[0].Instance, jobs[0].Inputs[0].Name));
        Assert.Equal(("kafka", "cdc.public.orders"), (jobs[0].Outputs[0].Platform, jobs[0].Outputs[0].Name));
        Assert.Equal("FAILED", jobs[0].Properties["State"]);
        Assert.Equal(("Source Connector", "PostgresConnector of Kafka Connect"), (jobs[0].SubType, jobs[0].Description));
    }

    [KafkaFact]
    public async Task Crawl_ConnectorOfAnUnknownClass_IsAWarningUntilItIsMapped()
    {
        var warning = Assert.Single((await CrawlAsync()).OfType<CrawlWarning>());
        var mapped = await CrawlAsync(new() { ["com.example.LakeSink"] = new() { Platform = "iceberg", Dataset = "${lake.table}.${topic}" } });

        Assert.Contains("com.example.LakeSink", warning.Message, StringComparison.Ordinal);
        Assert.Empty(mapped.OfType<CrawlWarning>());
        Assert.Equal("raw.orders", Assert.Single(mapped.OfType<AssetFound>().Select(found => found.Asset).OfType<Routine>().Last().Outputs).Name);
    }

    [KafkaFact]
    public async Task Crawl_Connectors_TellNoLogin() =>
        Assert.DoesNotContain("s3cret-login", MetadataIngestion.TestKit.CrawlListing.Of(await CrawlAsync()), StringComparison.Ordinal);

    [KafkaTheory]
    [InlineData(401, IncompleteReason.AccessDenied)]
    [InlineData(500, IncompleteReason.Error)]
    public async Task Crawl_ConnectDoesNotAnswer_LeavesItsJobsAsTheyWere(int status, IncompleteReason reason)
    {
        _connectors = (status, "no");

        var items = await CrawlAsync();

        var incomplete = Assert.Single(items.OfType<ScopeIncomplete>());
        Assert.Equal(("main", reason), (incomplete.Scope.Name, incomplete.Reason));
        Assert.Equal("", Assert.Single(items.OfType<ScopeCompleted>()).Scope.Name);
        Assert.NotEqual(CapabilityStatus.Ran, items.Capability("connect-jobs").Status);
    }

    private Task<List<CrawlItem>> CrawlAsync(Dictionary<string, ConnectorMappingOptions>? mappings = null) => Crawl.RunAsync(new KafkaOptions
    {
        BootstrapServers = _broker.BootstrapServers,
        Connect = new Dictionary<string, ConnectOptions>
        {
            ["main"] = new() { Url = _server.Url, PlatformInstances = new Dictionary<string, string> { ["postgres"] = "prod" }, Connectors = mappings ?? [] },
        },
    });
}
