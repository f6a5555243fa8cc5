using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Plugins;

/// <summary>The Kafka connector as it is laid out: a client and a native library in a load context of its own.</summary>
public sealed class KafkaPluginTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [KafkaFact]
    public async Task Crawl_ClusterOnSockets_FindsItsTopics()
    {
        using var cluster = new MockCluster();
        cluster.CreateTopic("orders", 2);
        Configure(cluster.BootstrapServers);

        var check = await _cli.RunAsync("check", "events");
        var crawl = await _cli.RunAsync("crawl", "events", "--output", "json");

        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok), (check.ExitCode, crawl.ExitCode));
        Assert.Equal(1, Assert.Single(crawl.Json).GetProperty("entities").GetProperty("added").GetInt32());
    }

    [KafkaFact]
    public async Task Check_NativeLibraryOfTheConfigurationIsMissing_NamesTheSetting()
    {
        Configure("127.0.0.1:1");

        var result = await _cli.RunAsync("check", "events", "--Ingestion:Plugins:NativeLibraries:librdkafka=/nowhere/librdkafka.so");

        Assert.Equal(ExitCodes.Connection, result.ExitCode);
        Assert.Contains("librdkafka, which the Kafka client needs, cannot be loaded", result.Output, StringComparison.Ordinal);
        Assert.Contains("Ingestion:Plugins:NativeLibraries", result.Output, StringComparison.Ordinal);
    }

    private void Configure(string bootstrapServers) => _cli.Configure($$"""
        { "Sources": { "events": { "Type": "kafka", "Options": {
            "BootstrapServers": "{{bootstrapServers}}", "RequestTimeout": "00:01:00", "IncludeConfigurations": false, "IncludeTopicIds": false } } } }
        """);
}
