using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Connectors.Kafka.Tests.Support;

/// <summary>
/// A broker that answers what a crawl asks: the real protocol on a real socket. It does what the mock cluster cannot (configurations, rights, groups) and
/// keeps every request, so that tests can see what a crawl asks for and what not.
/// </summary>
internal sealed class TestBroker : IDisposable
{
    public const short ListOffsets = 2;
    public const short Metadata = 3;
    public const short OffsetFetch = 9;
    public const short FindCoordinator = 10;
    public const short DescribeGroups = 15;
    public const short ListGroups = 16;
    public const short SaslHandshake = 17;
    public const short ApiVersions = 18;
    public const short DescribeAcls = 29;
    public const short DescribeConfigs = 32;
    public const short SaslAuthenticate = 36;

    private static readonly (short Key, short Max)[] Versions =
    [
        (ListOffsets, 1), (Metadata, 4), (OffsetFetch, 2), (FindCoordinator, 0), (DescribeGroups, 0), (ListGroups, 0), (SaslHandshake, 1), (ApiVersions, 0), (DescribeAcls, 1), (DescribeConfigs, 1),
        (SaslAuthenticate, 0),
    ];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<short> _requests = [];
    private readonly ConcurrentDictionary<short, TaskCompletionSource> _blocked = [];
    private volatile bool _mayCreateTopics;

    public TestBroker()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string BootstrapServers => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public ConcurrentDictionary<string, BrokerTopic> Topics { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, BrokerGroup> Groups { get; } = new(StringComparer.Ordinal);

    public List<BrokerAcl> Acls { get; } = [];

    /// <summary>The error that every request of a kind is answered with.</summary>
    public ConcurrentDictionary<short, short> Errors { get; } = [];

    /// <summary>The kinds of the requests so far.</summary>
    public IReadOnlyCollection<short> Requests => _requests;

    /// <summary>Whether a request ever allowed topics to be made.</summary>
    public bool MayCreateTopics => _mayCreateTopics;

    /// <summary>Called before the configurations are described.</summary>
    public Action OnDescribe { get; set; } = () => { };

    /// <summary>Lets requests of a kind wait until what is returned is disposed.</summary>
    public IAsyncDisposable Block(short kind)
    {
        var gate = _blocked[kind] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return new MetadataIngestion.TestKit.Undo(gate.SetResult);
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        foreach (var gate in _blocked.Values)
            gate.TrySetResult();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (true)
                    await AnswerAsync(stream, await ReadAsync(stream));
            }
            catch (Exception e) when (e is IOException or EndOfStreamException or OperationCanceledException or ObjectDisposedException)
            {
                // The client is gone.
            }
        }
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length, _end.Token);
        var request = new byte[new WireReader(length).Int32()];
        await stream.ReadExactlyAsync(request, _end.Token);
        return request;
    }

    private async Task AnswerAsync(NetworkStream stream, byte[] bytes)
    {
        var request = new WireReader(bytes);
        var (kind, version, correlation, _) = (request.Int16(), request.Int16(), request.Int32(), request.Text());
        _requests.Enqueue(kind);
        if (_blocked.TryGetValue(kind, out var gate))
            await gate.Task;

        var body = Answer(kind, version, request).ToArray();
        var answer = new WireWriter().Int32(body.Length + 4).Int32(correlation).ToArray();
        await stream.WriteAsync(answer.Concat(body).ToArray(), _end.Token);
    }

    private WireWriter Answer(short kind, short version, WireReader request) => kind switch
    {
        ApiVersions => new WireWriter().Int16((short)(version > 0 ? 35 : 0)).List(Versions, (answer, api) => answer.Int16(api.Key).Int16(0).Int16(api.Max)),
        Metadata => AnswerMetadata(version, request),
        DescribeConfigs => AnswerConfigurations(request),
        DescribeAcls => AnswerRights(),
        ListGroups => new WireWriter().Int16(ErrorOf(kind)).List(Groups.Keys.Order().ToList(), (answer, group) => answer.Text(group).Text("consumer")),
        DescribeGroups => AnswerGroups(request),
        ListOffsets => AnswerOffsets(request),
        OffsetFetch => AnswerCommitted(request),
        FindCoordinator => new WireWriter().Int16(0).Int32(1).Text("127.0.0.1").Int32(Port),
        SaslHandshake => new WireWriter().Int16(0).List(["PLAIN"], (answer, mechanism) => answer.Text(mechanism)),
        SaslAuthenticate => new WireWriter().Int16(ErrorOf(kind)).Text(ErrorOf(kind) == 0 ? null : "Authentication failed: Invalid username or password").Bytes([]),
        _ => throw new IOException($"The broker knows no request of the kind {kind}."),
    };

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private short ErrorOf(short kind) => Errors.GetValueOrDefault(kind);

    private WireWriter AnswerMetadata(short version, WireReader request)
    {
        var wanted = request.List(name => name.Text()!);
        _mayCreateTopics |= (version < 4 || request.Bool()) && wanted.Count > 0;
        var topics = wanted.Count == 0
            ? Topics.OrderByDescending(topic => topic.Key, StringComparer.Ordinal)
            : wanted.Select(name => KeyValuePair.Create(name, Topics.GetValueOrDefault(name, new BrokerTopic(0) { Error = 3 })));
        return new WireWriter()
            .Int32(0)
            .List([1], (answer, id) => answer.Int32(id).Text("127.0.0.1").Int32(Port).Text(null))
            .Text("test-cluster")
            .Int32(1)
            .List(topics.ToList(), (answer, topic) => answer
                .Int16(topic.Value.Error).Text(topic.Key).Bool(false)
                .List(Enumerable.Range(0, topic.Value.Partitions).ToList(), (partitions, id) => partitions
                    .Int16(0).Int32(id).Int32(1)
                    .List(Enumerable.Range(1, topic.Value.Replicas).ToList(), (replicas, replica) => replicas.Int32(replica))
                    .List([1], (replicas, replica) => replicas.Int32(replica))));
    }

    private WireWriter AnswerConfigurations(WireReader request)
    {
        OnDescribe();
        var names = request.List(resource =>
        {
            resource.Int8();
            var name = resource.Text()!;
            resource.List(entry => entry.Text());
            return name;
        });
        return new WireWriter().Int32(0).List(names, (answer, name) =>
        {
            var topic = Topics.GetValueOrDefault(name);
            var error = ErrorOf(DescribeConfigs) is var all and > 0 ? all : topic?.ConfigurationError ?? 3;
            answer.Int16(error).Text(error == 0 ? null : "not possible").Int8(2).Text(name)
                .List(error == 0 ? topic!.Configurations : [], (entries, entry) => entries
                    .Text(entry.Name).Text(entry.Value).Bool(false).Int8(entry.Source).Bool(entry.Value is null).List(Array.Empty<string>(), (_, _) => { }));
        });
    }

    private WireWriter AnswerRights() => new WireWriter()
        .Int32(0).Int16(ErrorOf(DescribeAcls)).Text(ErrorOf(DescribeAcls) == 0 ? null : "not possible")
        .List(ErrorOf(DescribeAcls) == 0 ? Acls : [], (answer, acl) => answer
            .Int8(2).Text(acl.Topic).Int8(acl.Pattern)
            .List([acl], (entries, entry) => entries.Text(entry.Principal).Text("*").Int8(entry.Operation).Int8(entry.Permission)));

    private WireWriter AnswerGroups(WireReader request) => new WireWriter().List(request.List(name => name.Text()!), (answer, name) =>
    {
        var group = Groups[name];
        answer.Int16(0).Text(name).Text(group.State).Text("consumer").Text("range").List(group.Topics, (members, topic) => members
            .Text($"member-{topic}").Text("app").Text("/127.0.0.1").Bytes([])
            .Bytes(new WireWriter().Int16(0).List([topic], (topics, one) => topics.Text(one).List([0], (partitions, id) => partitions.Int32(id))).Bytes([]).ToArray()));
    });

    /// <summary>Every group has read a record of the first partition of its topics.</summary>
    private WireWriter AnswerCommitted(WireReader request) => new WireWriter()
        .List(Groups[request.Text()!].Topics, (answer, topic) => answer.Text(topic).List([0], (partitions, id) => partitions.Int32(id).Int64(1).Text(null).Int16(0)))
        .Int16(0);

    private WireWriter AnswerOffsets(WireReader request)
    {
        request.Int32();
        var asked = request.List(topic => (Name: topic.Text()!, Partitions: topic.List(partition => (Id: partition.Int32(), Time: partition.Int64()))));
        return new WireWriter().List(asked, (answer, topic) => answer.Text(topic.Name).List(topic.Partitions, (partitions, partition) => partitions
            .Int32(partition.Id).Int16(0).Int64(-1)
            .Int64(partition.Time == -2 ? Topics[topic.Name].Offsets.First : Topics[topic.Name].Offsets.Next)));
    }
}
