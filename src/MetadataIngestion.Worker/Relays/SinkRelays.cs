using System.Collections.Concurrent;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Relays;

/// <summary>
/// Runs a relay for each enabled sink of the configuration in force. When the configuration changes, only the relays of sinks that changed are stopped
/// and started.
/// </summary>
internal sealed class SinkRelays(CurrentConfiguration configuration, IMetadataStore store, TimeProvider timeProvider, ILogger<Relay> logger) : BackgroundService
{
    // A sink that was changed or removed may finish the batch it has.
    private static readonly TimeSpan ReplaceBudget = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, SinkRelay> _relays = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _budget = new();

    /// <summary>The relay of a sink; <see langword="null"/> when none runs.</summary>
    public SinkRelay? Find(string sink) => _relays.GetValueOrDefault(sink);

    /// <summary>The relays to the sinks that this process has the right to deliver to.</summary>
    public IReadOnlyList<SinkRelay> Delivering =>
        [.. _relays.Values.Where(relay => relay.Delivers).OrderBy(relay => relay.Sink.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Stops the relays after they delivered what is in the log, or when the budget is used up.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var spent = cancellationToken.Register(_budget.Cancel);
        await base.StopAsync(CancellationToken.None);
    }

    public override void Dispose()
    {
        _budget.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var snapshot = configuration.Snapshot; ; snapshot = await WaitAsync(snapshot.Revision, stoppingToken))
                await ApplyAsync(snapshot.Sinks);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await StopAsync(_relays.Values, drain: true, _budget.Token);
        }
    }

    /// <summary>Waits for the next configuration. A relay that ends meanwhile, which only a fault in it can bring about, ends this too.</summary>
    private async Task<IngestionSnapshot> WaitAsync(long revision, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var newer = configuration.WaitForNewerAsync(revision, waiting.Token);
        var first = await Task.WhenAny([newer, .. _relays.Values.Select(relay => relay.Completion)]);
        await waiting.CancelAsync();
        await first;
        return await newer;
    }

    private async Task ApplyAsync(IReadOnlyDictionary<string, ConfiguredSink> sinks)
    {
        var changed = _relays.Values.Where(relay => sinks.GetValueOrDefault(relay.Sink.Name)?.Fingerprint != relay.Sink.Fingerprint).ToList();
        using var budget = new CancellationTokenSource(ReplaceBudget, timeProvider);
        await StopAsync(changed, drain: false, budget.Token);
        foreach (var sink in sinks.Values.Where(sink => !_relays.ContainsKey(sink.Name)))
        {
            var relay = _relays[sink.Name] = new SinkRelay(sink, store, timeProvider, logger);
            relay.Start();
        }
    }

    private async Task StopAsync(ICollection<SinkRelay> relays, bool drain, CancellationToken budget)
    {
        await Task.WhenAll(relays.Select(relay => relay.StopAsync(drain, budget)));
        foreach (var relay in relays)
        {
            _relays.TryRemove(relay.Sink.Name, out _);
            if (relay.Completion.IsCompleted)
                relay.Dispose();
        }
    }
}
