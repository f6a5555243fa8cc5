using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Tests.Relaying;
using MetadataIngestion.Core.Tests.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Configuration.Tree;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Tests.Plugins;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Tests.Relays;

/// <summary>The relays of a service over a real store, with sinks of the test's making.</summary>
internal sealed class RelayHarness : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly ILoggerFactory _loggers;
    private readonly CurrentConfiguration _configuration = new(Snapshot(1, []));

    private RelayHarness(TestLog log)
    {
        Log = log;
        Rights = LosableStore.Over(log.Store);
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(Messages));
        Relays = new SinkRelays(_configuration, Rights.Store, TimeProvider.System, _loggers.CreateLogger<Relay>());
        Control = new SinkControl(_configuration, Relays, new ClusterState(_configuration), log.Store, TimeProvider.System, Redactor);
    }

    public TestLog Log { get; }

    /// <summary>Where the relays take the right to deliver from.</summary>
    public LosableStore Rights { get; }

    public LogCollector Messages { get; } = new();

    public SecretRedactor Redactor { get; } = new();

    public SinkRelays Relays { get; }

    public SinkControl Control { get; }

    /// <summary>Starts relays for sinks of a configuration.</summary>
    public static async Task<RelayHarness> StartAsync(params ConfiguredSink[] sinks)
    {
        var harness = new RelayHarness(await TestLog.OpenAsync());
        harness.Configure(sinks);
        await harness.Relays.StartAsync(CancellationToken.None);
        return harness;
    }

    /// <summary>A sink with options that let tests be quick.</summary>
    public static ConfiguredSink Sink(string name, Func<IMetadataSink> create, string fingerprint = "1", RelayOptions? relay = null, bool enabled = true)
    {
        var options = relay ?? new RelayOptions
        {
            BatchDelay = TimeSpan.Zero,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(10),
            BreakAfter = 3,
            BreakDuration = TimeSpan.FromMilliseconds(10),
        };
        return new ConfiguredSink(name, new SinkOptions { Type = "test", Relay = options, Enabled = enabled }, create, fingerprint);
    }

    /// <summary>Puts a configuration with these sinks into force.</summary>
    public void Configure(params ConfiguredSink[] sinks) => _configuration.Apply(Snapshot(_configuration.Snapshot.Revision + 1, sinks));

    public async Task WaitForOffsetAsync(string sink, long offset)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await Log.Store.GetSinkOffsetAsync(sink, patience.Token) != offset)
            await Task.Delay(5, patience.Token);
    }

    public async Task<SinkStatus> WaitForStatusAsync(string sink, Func<SinkStatus, bool> condition)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            if (await Control.FindAsync(sink, patience.Token) is { } status && condition(status))
                return status;
            await Task.Delay(5, patience.Token);
        }
    }

    /// <summary>Stops the relays as a host does.</summary>
    public Task StopAsync(CancellationToken budget = default) => Relays.StopAsync(budget).WaitAsync(s_patience, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        Relays.Dispose();
        _loggers.Dispose();
        await Log.DisposeAsync();
    }

    private static IngestionSnapshot Snapshot(long revision, IReadOnlyList<ConfiguredSink> sinks)
    {
        var ingestion = new IngestionOptions { Sinks = sinks.ToDictionary(sink => sink.Name, sink => sink.Options) };
        var configuration = new LoadedConfiguration
        {
            Options = new RootOptions { Ingestion = ingestion },
            Tree = new ObjectNode(string.Empty, new NodeLocation("the test")),
            Files = new ConfigurationFiles { Folder = "/" },
            Problems = new ProblemList(),
        };
        var enabled = sinks.Where(sink => sink.Options.Enabled).ToDictionary(sink => sink.Name);
        return new IngestionSnapshot(revision, DateTimeOffset.UnixEpoch, configuration, new Dictionary<string, ConfiguredSource>(), enabled);
    }
}
