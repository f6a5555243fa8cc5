using System.Runtime.InteropServices;

namespace MetadataIngestion.Tests.Shared;

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
        var configuration = NewConfiguration();
        Set(configuration, "log_level", "0", 0, 0);
        _client = NewClient(0, configuration, 0, 0);
        _cluster = NewCluster(_client, BrokerCount);
        BootstrapServers = Marshal.PtrToStringUTF8(GetBootstraps(_cluster))!;
    }

    public string BootstrapServers { get; }

    /// <summary>Makes a topic with a number of partitions; others have four and are made when they are first asked for.</summary>
    public void CreateTopic(string topic, int partitions) => Check(NewTopic(_cluster, topic, partitions, BrokerCount));

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
            Check(act(_cluster, broker));
    }

    private static void Check(int error)
    {
        if (error != 0)
            throw new InvalidOperationException($"The mock cluster answered {error}.");
    }

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_new")]
    private static partial nint NewConfiguration();

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(nint configuration, string name, string value, nint error, nuint errorSize);

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

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_topic_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NewTopic(nint cluster, string topic, int partitions, int replicas);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_push_request_errors_array")]
    private static partial void PushErrors(nint cluster, short request, nuint count, int[] errors);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_topic_set_error", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void SetTopicError(nint cluster, string topic, int error);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_down")]
    private static partial int SetDown(nint cluster, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_up")]
    private static partial int SetUp(nint cluster, int broker);
}
