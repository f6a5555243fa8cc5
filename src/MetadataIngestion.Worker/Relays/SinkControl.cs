using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Secrets;

namespace MetadataIngestion.Worker.Relays;

/// <summary>What can be asked of and done to the sinks of a running service. Safe to use from many threads.</summary>
internal sealed class SinkControl(
    CurrentConfiguration configuration, SinkRelays relays, ClusterState cluster, IMetadataStore store, TimeProvider timeProvider, SecretRedactor redactor)
{
    /// <summary>Every sink of the configuration in force, by name.</summary>
    public async Task<IReadOnlyList<SinkStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var positions = (await store.ListSinksAsync(cancellationToken)).ToDictionary(position => position.Sink, StringComparer.Ordinal);
        var head = await store.GetHeadOffsetAsync(cancellationToken);
        var list = new List<SinkStatus>();
        foreach (var (name, options) in configuration.Snapshot.Configuration.Ingestion.Sinks.OrderBy(sink => sink.Key, StringComparer.OrdinalIgnoreCase))
            list.Add(await DescribeAsync(name, options, positions.GetValueOrDefault(name), head, cancellationToken));

        return list;
    }

    /// <summary>One sink; <see langword="null"/> when the configuration has none of this name.</summary>
    public async Task<SinkStatus?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(sink => sink.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Moves a sink back, so that its relay delivers from an entry on that it has had before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sink is not that far yet.</exception>
    public Task ReplayAsync(string name, long from, CancellationToken cancellationToken) => store.RewindSinkAsync(name, from, cancellationToken);

    /// <summary>Delivers dead letters once more; those that are taken are dead letters no longer.</summary>
    /// <param name="name">The sink.</param>
    /// <param name="offsets">Which ones, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SinkUnavailableException">The sink is disabled, or another process delivers to it.</exception>
    public Task<DeadLetterRetry> RetryDeadLettersAsync(string name, IReadOnlyCollection<long>? offsets, CancellationToken cancellationToken)
    {
        var relay = relays.Find(name) ?? throw new SinkUnavailableException($"The sink \"{name}\" is disabled. Enable it to deliver to it.");
        return relay.Delivers || Deliverer(name) is not { } other
            ? relay.RetryAsync(offsets, redactor, cancellationToken)
            : throw new SinkUnavailableException($"Worker {other.Name} of the cluster delivers to the sink \"{name}\". Send the request to that one's API.");
    }

    private async Task<SinkStatus> DescribeAsync(string name, SinkOptions options, SinkPosition? position, long head, CancellationToken cancellationToken)
    {
        var relay = relays.Find(name);
        var other = relay is { Delivers: true } ? null : Deliverer(name);
        var report = relay is { IsElsewhere: true } ? other?.Sinks.GetValueOrDefault(name) : relay?.Report(redactor);
        var offset = position?.Offset ?? 0;
        return new SinkStatus(name, options.Type, State(options, relay, report, head - offset))
        {
            Worker = relay is { Delivers: true } ? cluster.Member?.Name : other?.Name,
            Offset = offset,
            Lag = Math.Max(0, head - offset),
            LagTime = head > offset ? await AgeAsync(offset + 1, cancellationToken) : null,
            MaxLag = options.MaxLag,
            DeadLetters = position?.DeadLetters ?? 0,
            LastDeliveryAt = report?.LastDeliveryAt,
            LastError = report?.LastError,
            Failures = report?.Failures ?? 0,
        };
    }

    /// <summary>The other worker that delivers to a sink, by its latest check-in; <see langword="null"/> when none is known to.</summary>
    private WorkerReport? Deliverer(string sink) => cluster.View.Live.Select(worker => worker.Report)
        .FirstOrDefault(worker => worker.Id != cluster.Member?.Id && worker.Delivering.Contains(sink, StringComparer.OrdinalIgnoreCase));

    // Between two batches a relay looks idle, though it is not.
    private static SinkState State(SinkOptions options, SinkRelay? relay, SinkReport? report, long lag) => report?.State switch
    {
        _ when !options.Enabled => SinkState.Disabled,
        null when relay is { IsElsewhere: true } => SinkState.Elsewhere,
        RelayState.Retrying => SinkState.Retrying,
        RelayState.Broken => SinkState.Broken,
        RelayState.Delivering => SinkState.Delivering,
        _ => lag > 0 ? SinkState.Delivering : SinkState.Idle,
    };

    private async Task<TimeSpan?> AgeAsync(long offset, CancellationToken cancellationToken)
    {
        await foreach (LogEntry entry in store.ReadLogAsync(new LogQuery { From = offset, Limit = 1 }, cancellationToken))
            return timeProvider.GetUtcNow() - entry.RecordedAt;

        return null;
    }
}
