using MetadataIngestion.Sinks.Kafka;
using static MetadataIngestion.Sinks.Tests.Entries;
using static MetadataIngestion.Sinks.Tests.Kafka.KafkaRun;

namespace MetadataIngestion.Sinks.Tests.Kafka;

public sealed class KafkaFailureTests
{
    [KafkaTheory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(-195)]
    public async Task WriteAsync_PassingError_IsHiddenByTheClient(int error)
    {
        using var cluster = new MockCluster();
        cluster.Fail(MockCluster.Produce, error, error);

        Assert.Empty(await WriteAsync(OptionsFor(cluster), Entry(1), Entry(2)));

        Assert.Equal([1, 2], (await ReadAsync(cluster)).Select(record => record.LogOffset).Order());
    }

    [KafkaFact]
    public async Task WriteAsync_TopicIsMissing_SaysHowToMakeIt()
    {
        using var cluster = new MockCluster();
        cluster.FailTopic(Topic, 3);

        var error = await FailAsync(OptionsFor(cluster));

        Assert.Equal(
            $"The topic {Topic} does not exist at {cluster.BootstrapServers}. Create it, correct Topic, or set CreateTopic to true.", error);
    }

    [KafkaFact]
    public async Task WriteAsync_MayNotWriteTheTopic_NamesTheRight()
    {
        using var cluster = new MockCluster();
        cluster.Fail(MockCluster.Produce, 29, 29);

        var error = await FailAsync(OptionsFor(cluster));

        Assert.Equal(
            $"The brokers at {cluster.BootstrapServers} do not let this user write the topic {Topic}. Allow it: the operation WRITE on the topic.", error);
    }

    [KafkaFact]
    public async Task WriteAsync_NoBroker_FailsAfterTheTimeoutWithTheCause()
    {
        using var cluster = new MockCluster();
        cluster.Stop();

        var error = await FailAsync(OptionsFor(cluster) with { DeliveryTimeout = TimeSpan.FromSeconds(1) });

        Assert.StartsWith(
            $"The brokers at {cluster.BootstrapServers} did not confirm records for the topic {Topic} within 00:00:01; the client said last: ", error, StringComparison.Ordinal);
        Assert.EndsWith("Start the brokers, or correct BootstrapServers and the security settings in ProducerSettings.", error, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task WriteAsync_BrokersComeBack_SameSinkGoesOn()
    {
        using var cluster = new MockCluster();
        await using var sink = new KafkaSink(OptionsFor(cluster) with { DeliveryTimeout = TimeSpan.FromSeconds(1) });
        cluster.Stop();
        await Assert.ThrowsAsync<SinkException>(async () => await sink.WriteAsync(Range(1, 3), CancellationToken.None));
        cluster.Start();

        await RetryAsync(sink);

        Assert.Equal([1, 2, 3], (await ReadAsync(cluster)).Select(record => record.LogOffset).Distinct().Order());
    }

    [KafkaFact]
    public async Task WriteAsync_ClientIsDamagedForGood_AnotherOneTakesOver()
    {
        using var cluster = new MockCluster();
        cluster.Fail(MockCluster.InitProducerId, 31);
        await using var sink = new KafkaSink(OptionsFor(cluster));

        var error = await Assert.ThrowsAsync<SinkException>(async () => await sink.WriteAsync(Range(1, 2), CancellationToken.None));
        await RetryAsync(sink);

        Assert.Contains(cluster.BootstrapServers, error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], (await ReadAsync(cluster)).Select(record => record.LogOffset).Distinct().Order());
    }

    [KafkaFact]
    public async Task WriteAsync_Cancelled_EndsAsCancelledAndDeliversLater()
    {
        using var cluster = new MockCluster();
        using var cancellation = new CancellationTokenSource();
        await using var sink = new KafkaSink(OptionsFor(cluster));
        cluster.Stop();
        var write = sink.WriteAsync(Range(1, 3), cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await write);
        cluster.Start();
        await RetryAsync(sink);

        Assert.Equal([1, 2, 3], (await ReadAsync(cluster)).Select(record => record.LogOffset).Distinct().Order());
    }

    [KafkaTheory]
    [InlineData("security.protocol", "nonsense")]
    [InlineData("no.such.setting", "1")]
    public async Task WriteAsync_ClientDoesNotKnowTheSetting_SaysSo(string setting, string value)
    {
        var error = await FailAsync(new KafkaSinkOptions { BootstrapServers = "127.0.0.1:1" }.With(setting, value));

        Assert.StartsWith("The Kafka client does not take its settings: ", error, StringComparison.Ordinal);
        Assert.Contains(setting, error, StringComparison.Ordinal);
        Assert.EndsWith("Correct ProducerSettings or BootstrapServers.", error, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task WriteAsync_ClientRepeatsASecret_IsMasked()
    {
        var error = await FailAsync(new KafkaSinkOptions { BootstrapServers = "127.0.0.1:1" }
            .With("sasl.password", "secret-password").With("security.protocol", "secret-password"));

        Assert.Contains("***", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-password", error, StringComparison.Ordinal);
    }

    /// <summary>As the relay does it: what fails is written again.</summary>
    private static async Task RetryAsync(KafkaSink sink)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Assert.Empty(await sink.WriteAsync(Range(1, 3), CancellationToken.None));
                return;
            }
            catch (SinkException) when (attempt < 60)
            {
            }
        }
    }
}
