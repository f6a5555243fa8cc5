using MetadataIngestion.Abstractions;
using MetadataIngestion.Sinks.Kafka;
using static MetadataIngestion.Sinks.Tests.Kafka.KafkaRun;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class KafkaCheckTests
{
    [KafkaFact]
    public async Task TestConnectionAsync_EverythingIsRight_SaysWhatIsThereAndWritesNothing()
    {
        await using var cluster = await StartClusterAsync();

        var report = await CheckAsync(OptionsFor(cluster));

        Assert.Equal(["client", "brokers", "topic", "events", "schema", "encoding"], report.Steps.Select(step => step.Name));
        Assert.True(report.Succeeded);
        Assert.StartsWith($"{cluster.Topic} has 4 partitions;", report.Steps[2].Detail, StringComparison.Ordinal);
        Assert.Equal("16 of DataHub's internal registry, whose ids are fixed", report.Steps[4].Detail);
        Assert.Empty(await ReadAsync(cluster));
    }

    [KafkaFact]
    public async Task TestConnectionAsync_TopicIsMissing_FailsUnlessItMayBeMade()
    {
        await using var cluster = await StartClusterAsync();
        var options = OptionsFor(cluster) with { Topic = cluster.Topic + "-missing" };

        var missing = await CheckAsync(options);
        var made = await CheckAsync(options with { CreateTopic = true });

        Assert.Equal(("topic", ConnectionStepStatus.Failed), (missing.Steps[^1].Name, missing.Steps[^1].Status));
        Assert.EndsWith("Create it, correct Topic, or set CreateTopic to true.", missing.Steps[^1].Detail, StringComparison.Ordinal);
        Assert.True(made.Succeeded);
        Assert.EndsWith("-missing is not there yet; the brokers are asked to make it with the first delivery", made.Steps[2].Detail, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task TestConnectionAsync_TopicOfEventsIsMissing_FailsUnlessTheyAreLeftOut()
    {
        await using var cluster = await StartClusterAsync();
        var options = OptionsFor(cluster) with { EventTopic = cluster.Topic + "-missing" };

        var missing = await CheckAsync(options);
        var leftOut = await CheckAsync(options with { EventTopic = "" });

        Assert.Equal(("events", ConnectionStepStatus.Failed), (missing.Steps[^1].Name, missing.Steps[^1].Status));
        Assert.EndsWith("Create it, correct EventTopic, or set CreateTopic to true.", missing.Steps[^1].Detail, StringComparison.Ordinal);
        Assert.True(leftOut.Succeeded);
    }

    [KafkaFact]
    public async Task TestConnectionAsync_NoBroker_FailsWithTheCause()
    {
        using var cluster = new MockCluster();
        cluster.Stop();

        var report = await CheckAsync(OptionsFor(cluster) with { DeliveryTimeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(("brokers", ConnectionStepStatus.Failed), (report.Steps[^1].Name, report.Steps[^1].Status));
        Assert.StartsWith($"The brokers at {cluster.BootstrapServers} did not answer: ", report.Steps[^1].Detail, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task TestConnectionAsync_BrokersSpeakNoTls_FailsWithTheCause()
    {
        using var cluster = new MockCluster();

        var report = await CheckAsync(OptionsFor(cluster).With("security.protocol", "ssl") with { DeliveryTimeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(("brokers", ConnectionStepStatus.Failed), (report.Steps[^1].Name, report.Steps[^1].Status));
        Assert.EndsWith("or correct BootstrapServers and the security settings in ProducerSettings.", report.Steps[^1].Detail, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task TestConnectionAsync_BrokersKnowNoLogin_FailsWithoutTheSecret()
    {
        using var cluster = new MockCluster();
        var options = OptionsFor(cluster).With("security.protocol", "sasl_plaintext").With("sasl.mechanism", "PLAIN")
            .With("sasl.username", "crawler").With("sasl.password", "secret-password");

        var report = await CheckAsync(options with { DeliveryTimeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(("brokers", ConnectionStepStatus.Failed), (report.Steps[^1].Name, report.Steps[^1].Status));
        Assert.DoesNotContain("secret-password", report.Steps[^1].Detail, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task TestConnectionAsync_SchemaIsNotRegistered_RegistersNothing()
    {
        await using var cluster = await StartClusterAsync();
        await using var registry = await TestRegistry.StartAsync();
        var options = new SchemaRegistryOptions { Type = SchemaRegistryType.Confluent, Url = registry.Url };

        var missing = await CheckAsync(OptionsFor(cluster) with { SchemaRegistry = options });
        var register = await CheckAsync(OptionsFor(cluster) with { SchemaRegistry = options with { Register = true } });

        Assert.Equal(("schema", ConnectionStepStatus.Failed), (missing.Steps[^1].Name, missing.Steps[^1].Status));
        Assert.Contains($"Nothing is registered under the subject {cluster.Topic}-value", missing.Steps[^1].Detail, StringComparison.Ordinal);
        Assert.True(register.Succeeded);
        Assert.All(registry.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [KafkaFact]
    public async Task TestConnectionAsync_NoRegistry_WritesJson()
    {
        await using var cluster = await StartClusterAsync();

        var report = await CheckAsync(OptionsFor(cluster) with { SchemaRegistry = new SchemaRegistryOptions { Type = SchemaRegistryType.None } });

        Assert.True(report.Succeeded);
        Assert.Equal("none, values are plain JSON", report.Steps[3].Detail);
    }

    private static async Task<ConnectionReport> CheckAsync(KafkaSinkOptions options)
    {
        await using var sink = new KafkaSink(options);
        return await sink.TestConnectionAsync(CancellationToken.None);
    }
}
