using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka;
using MetadataIngestion.Connectors.Kafka.Cluster;

namespace Connectors.Kafka.Tests.Cluster;

/// <summary>What a crawl makes of clusters that are in order, and of others.</summary>
public sealed class ClusterCrawlTests : IDisposable
{
    private readonly TestBroker _broker = new();

    public ClusterCrawlTests()
    {
        _broker.Topics["orders"] = new BrokerTopic();
        _broker.Topics["plain"] = new BrokerTopic();
        _broker.Groups["billing"] = new BrokerGroup("Stable", "orders");
        _broker.Groups["idle"] = new BrokerGroup("Empty");
    }

    public void Dispose() => _broker.Dispose();

    [KafkaFact]
    public async Task Crawl_WithEverything_AsksForNothingThatLeavesATrace()
    {
        var options = Options();
        (options.IncludeAclOwners, options.IncludeConsumerGroups, options.IncludeOffsets, options.IncludeInternalTopics) = (true, true, true, true);

        await Crawl.RunAsync(options);

        short[] harmless =
        [
            TestBroker.ListOffsets, TestBroker.Metadata, TestBroker.FindCoordinator, TestBroker.DescribeGroups, TestBroker.ListGroups, TestBroker.ApiVersions, TestBroker.DescribeAcls,
            TestBroker.DescribeConfigs,
        ];
        Assert.Empty(_broker.Requests.Except(harmless));
        Assert.False(_broker.MayCreateTopics);
    }

    [KafkaFact]
    public async Task Crawl_NobodyListens_CanBeTriedAgain()
    {
        var error = await Assert.ThrowsAsync<RetriableSourceException>(() => Crawl.RunAsync(new KafkaOptions { BootstrapServers = "127.0.0.1:1", RequestTimeout = TimeSpan.FromSeconds(10) }));

        Assert.StartsWith("The brokers at 127.0.0.1:1 did not list their topics: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Connection refused", error.Message, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Crawl_WrongPassword_SaysSoAtOnce()
    {
        _broker.Errors[TestBroker.SaslAuthenticate] = 58;
        var options = Options();
        options.ClientSettings = new Dictionary<string, string>
        {
            ["security.protocol"] = "SASL_PLAINTEXT", ["sasl.mechanism"] = "PLAIN", ["sasl.username"] = "crawler", ["sasl.password"] = "wrong-password",
        };

        var error = await Assert.ThrowsAsync<SourceAccessDeniedException>(() => Crawl.RunAsync(options));

        Assert.Contains("refuse the login", error.Message, StringComparison.Ordinal);
        Assert.Equal("Correct security.protocol and the sasl settings in ClientSettings.", error.Remedy);
        Assert.DoesNotContain("wrong-password", error.ToString(), StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Crawl_RightPassword_LogsIn()
    {
        var options = Options();
        options.ClientSettings = new Dictionary<string, string>
        {
            ["security.protocol"] = "SASL_PLAINTEXT", ["sasl.mechanism"] = "PLAIN", ["sasl.username"] = "crawler", ["sasl.password"] = "right-password",
        };

        Assert.Equal(2, (await Crawl.RunAsync(options)).Topics().Count());
        Assert.Contains(TestBroker.SaslAuthenticate, _broker.Requests);
    }

    [KafkaFact]
    public async Task Crawl_TlsWithABrokerThatHasNone_IsATypedError()
    {
        var options = Options();
        options.RequestTimeout = TimeSpan.FromSeconds(2);
        options.ClientSettings = new Dictionary<string, string> { ["security.protocol"] = "SSL" };

        await Assert.ThrowsAnyAsync<SourceException>(() => Crawl.RunAsync(options));
    }

    [KafkaTheory]
    [InlineData("security.protocol", "nonsense")]
    [InlineData("no.such.setting", "1")]
    public async Task Crawl_SettingThatTheClientDoesNotKnow_IsAConfigurationError(string name, string value)
    {
        var options = Options();
        options.ClientSettings = new Dictionary<string, string> { [name] = value };

        var error = await Assert.ThrowsAsync<SourceConfigurationException>(() => Crawl.RunAsync(options));

        Assert.StartsWith("The Kafka client does not take its settings: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Crawl_TopicIsDeletedMeanwhile_IsLeftOut()
    {
        _broker.OnDescribe = () => _broker.Topics.TryRemove("orders", out _);

        var items = await Crawl.RunAsync(Options());

        Assert.Equal("plain", Assert.Single(items.Topics()).Path.Name);
        Assert.Single(items.OfType<ScopeCompleted>());
        Assert.Empty(items.OfType<AssetUnreadable>());
    }

    [KafkaFact]
    public async Task Crawl_TopicWithoutALeader_StaysAsItWas()
    {
        _broker.Topics["orders"] = new BrokerTopic { Error = 5 };

        var unreadable = Assert.Single((await Crawl.RunAsync(Options())).OfType<AssetUnreadable>());

        Assert.Equal("orders", unreadable.Path.Name);
    }

    [KafkaFact]
    public async Task Crawl_ConfigurationsOfATopicFail_LeavesItAsItWas()
    {
        _broker.Topics["orders"] = new BrokerTopic { ConfigurationError = 7 };

        var items = await Crawl.RunAsync(Options());

        Assert.Equal("orders", Assert.Single(items.OfType<AssetUnreadable>()).Path.Name);
        Assert.Equal("plain", Assert.Single(items.Topics()).Path.Name);
    }

    [KafkaFact]
    public async Task Crawl_ConfigurationsAreForbidden_DescribesTopicsWithoutAndNamesTheRight()
    {
        _broker.Errors[TestBroker.DescribeConfigs] = 29;

        var items = await Crawl.RunAsync(Options());

        Assert.Equal(2, items.Topics().Count());
        var outcome = items.Capability("configurations");
        Assert.Equal(CapabilityStatus.Denied, outcome.Status);
        Assert.EndsWith("Allow this user the operation DescribeConfigs on the topics.", outcome.Detail, StringComparison.Ordinal);
    }

    [KafkaTheory]
    [InlineData(31)]
    [InlineData(54)]
    public async Task Crawl_RightsCannotBeRead_NamesTheRightAndGoesOn(short error)
    {
        _broker.Acls.Add(new BrokerAcl("orders", 3, "User:alice", 4));
        _broker.Errors[TestBroker.DescribeAcls] = error;
        var options = Options();
        options.IncludeAclOwners = true;

        var items = await Crawl.RunAsync(options);

        Assert.Equal(CapabilityStatus.Denied, items.Capability("acl-owners").Status);
        Assert.EndsWith("Allow this user the operation Describe on the cluster.", items.Capability("acl-owners").Detail, StringComparison.Ordinal);
        Assert.Equal(2, items.Topics().Count());
    }

    [KafkaFact]
    public async Task Crawl_Groups_AreToldByTopic()
    {
        var options = Options();
        options.IncludeConsumerGroups = true;

        var items = await Crawl.RunAsync(options);

        Assert.Equal("Stable, members 1", items.Topic("orders").Properties["Consumer billing"]);
        Assert.DoesNotContain(items.Topic("plain").Properties.Keys, key => key.StartsWith("Consumer", StringComparison.Ordinal));
    }

    [KafkaFact]
    public async Task Crawl_Lag_IsToldWhereTheLibraryCan()
    {
        _broker.Topics["orders"] = new BrokerTopic { Offsets = (0, 100) };
        var options = Options();
        (options.IncludeConsumerGroups, options.IncludeConsumerLag) = (true, true);

        var items = await Crawl.RunAsync(options);

        if (KafkaLibrary.Lacks(KafkaLibrary.Reading) is { } reason)
            Assert.Equal((CapabilityStatus.Unsupported, reason), (items.Capability("consumer-lag").Status, items.Capability("consumer-lag").Detail));
        else
            Assert.Equal("Stable, members 1, lag 99", items.Topic("orders").Properties["Consumer billing"]);
    }

    [KafkaFact]
    public async Task Crawl_Offsets_AreAnEstimateOfRecords()
    {
        _broker.Topics["orders"] = new BrokerTopic(2) { Offsets = (10, 110) };
        var options = Options();
        options.IncludeOffsets = true;

        var topic = (await Crawl.RunAsync(options)).Topic("orders");

        Assert.Equal((200L, "10, 10", "110, 110"), (topic.Statistics!.RowCount!.Value, topic.Properties["Earliest Offsets"], topic.Properties["Latest Offsets"]));
    }

    [KafkaFact]
    public async Task Crawl_FilteredAndInternalTopics_AreSaidToBe()
    {
        _broker.Topics["_schemas"] = new BrokerTopic();

        var items = await Crawl.RunAsync(Options(), new DenyFilter("plain"));

        Assert.Equal(["_schemas: IncludeInternalTopics is false", "plain: denied by the test"], items.OfType<AssetFiltered>().Select(filtered => $"{filtered.Path}: {filtered.Rule}"));
        Assert.Equal("orders", Assert.Single(items.Topics()).Path.Name);
    }

    [KafkaFact]
    public async Task Crawl_FiftyThousandTopics_AreAllDescribed()
    {
        for (var i = 0; i < 50_000; i++)
            _broker.Topics[$"topic-{i:00000}"] = new BrokerTopic();

        var items = await Crawl.RunAsync(Options());

        Assert.Equal(50_002, items.Topics().Count());
        Assert.InRange(_broker.Requests.Count(kind => kind == TestBroker.DescribeConfigs), 250, 260);
    }

    [KafkaFact]
    public async Task Check_OfABroker_HasALineForEveryCapability()
    {
        var report = await Crawl.CheckAsync(Options());

        Assert.True(report.Succeeded);
        Assert.StartsWith($"2 topics at {_broker.BootstrapServers}, 1 brokers, librdkafka ", report.Steps[0].Detail, StringComparison.Ordinal);
        Assert.Contains(report.Steps, step => step is { Name: "configurations", Status: ConnectionStepStatus.Passed });
        Assert.Contains(report.Steps, step => step is { Name: "acl-owners", Status: ConnectionStepStatus.Limited });
    }

    [KafkaFact]
    public async Task Check_RightIsMissing_NamesIt()
    {
        _broker.Errors[TestBroker.DescribeConfigs] = 29;

        var step = (await Crawl.CheckAsync(Options())).Steps.Single(step => step.Name == "configurations");

        Assert.Equal((ConnectionStepStatus.Limited, "Allow this user the operation DescribeConfigs on the topics."), (step.Status, step.Remedy));
    }

    private KafkaOptions Options() => new() { BootstrapServers = _broker.BootstrapServers };

    private sealed class DenyFilter(string name) : IAssetFilter
    {
        public FilterVerdict Evaluate(AssetPath path) => path.Name == name ? FilterVerdict.Denied("denied by the test") : FilterVerdict.Allowed;

        public FilterVerdict EvaluateContents(AssetPath container) => FilterVerdict.Allowed;
    }
}
