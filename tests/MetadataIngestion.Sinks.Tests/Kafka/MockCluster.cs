using System.Runtime.InteropServices;

namespace MetadataIngestion.Sinks.Tests.Kafka;

/// <summary>Three brokers of librdkafka's mock cluster: real sockets and the real protocol, but no disk, no rights and few kinds of requests.</summary>
internal sealed partial class MockCluster : IDisposable
{
    public const int Produce = 0;
    public const int InitProducerId = 22;

    private const string Library = "librdkafka.so.1";
    private const int BrokerCount = 3;

    private readonly nint _client;
    private readonly nint _cluster;

    public MockCluster()
    {
        _client = NewClient(0, NewConfiguration(), 0, 0);
        _cluster = NewCluster(_client, BrokerCount);
        BootstrapServers = Marshal.PtrToStringUTF8(GetBootstraps(_cluster))!;
    }

    public string BootstrapServers { get; }

    /// <summary>Lets the next requests of a kind fail, each with one of the errors.</summary>
    public void Fail(short request, params int[] errors) => PushErrors(_cluster, request, (nuint)errors.Length, errors);

    /// <summary>Lets everything asked about a topic fail.</summary>
    public void FailTopic(string topic, int error) => SetTopicError(_cluster, topic, error);

    /// <summary>Cuts all connections and takes no new ones.</summary>
    public void Stop() => ForEachBroker(SetDown);

    public void Start() => ForEachBroker(SetUp);

    public void Dispose()
    {
        DestroyCluster(_cluster);
        DestroyClient(_client);
    }

    private void ForEachBroker(Func<nint, int, int> act)
    {
        for (var broker = 1; broker <= BrokerCount; broker++)
            Assert.Equal(0, act(_cluster, broker));
    }

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_new")]
    private static partial nint NewConfiguration();

    [LibraryImport(Library, EntryPoint = "rd_kafka_new")]
    private static partial nint NewClient(int type, nint configuration, nint error, nuint errorSize);

    [LibraryImport(Library, EntryPoint = "rd_kafka_destroy")]
    private static partial void DestroyClient(nint client);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_new")]
    private static partial nint NewCluster(nint client, int brokers);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_destroy")]
    private static partial void DestroyCluster(nint cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    private static partial nint GetBootstraps(nint cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_push_request_errors_array")]
    private static partial void PushErrors(nint cluster, short request, nuint count, int[] errors);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_topic_set_error", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void SetTopicError(nint cluster, string topic, int error);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_down")]
    private static partial int SetDown(nint cluster, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_up")]
    private static partial int SetUp(nint cluster, int broker);
}
