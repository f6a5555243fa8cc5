using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Scheduling;
using MetadataIngestion.Worker.Secrets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>
/// Tells the other workers that this one lives, learns how they stand, and gives back the requests of those that are gone. A new configuration is told at
/// once, since crawls go by it only after that. A worker whose clock goes wrong ends, for the scheduler would disturb the others by it.
/// </summary>
internal sealed class ClusterHeartbeat(
    ClusterMember member,
    ClusterState state,
    ClusterWatch watch,
    CurrentConfiguration configuration,
    IMetadataStore store,
    LiveCrawls live,
    SinkRelays relays,
    SecretRedactor redactor,
    TimeProvider timeProvider,
    ILogger<ClusterHeartbeat> logger) : BackgroundService
{
    private bool _failing;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await CheckInAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await WaitAsync(stoppingToken);
            await TryCheckInAsync(stoppingToken);
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task newer = _failing ? Task.Delay(Timeout.Infinite, waiting.Token) : configuration.WaitForNewerAsync(state.Standing.Snapshot.Revision, waiting.Token);
        await Task.WhenAny(newer, Task.Delay(member.Options.CheckInInterval, timeProvider, waiting.Token));
        await waiting.CancelAsync();
        await newer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    // While the store does not answer, the leases of this worker run out by themselves.
    private async Task TryCheckInAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CheckInAsync(cancellationToken);
            if (_failing)
                ClusterLog.Answers(logger);
            _failing = false;
        }
        catch (StoreException exception) when (exception is not (WorkerReplacedException or WrongClockException))
        {
            if (!_failing)
                ClusterLog.NotCheckedIn(logger, exception.Message);
            _failing = true;
        }
    }

    private async Task CheckInAsync(CancellationToken cancellationToken)
    {
        var (snapshot, clock) = (configuration.Snapshot, await member.CompareClocksAsync(cancellationToken));
        var report = Describe(snapshot, clock);
        if (!await member.Workers.CheckInAsync(report, cancellationToken))
            throw new WorkerReplacedException($"Another worker took the name '{member.Name}', because this one was not heard of for longer than a lease lasts. This one ends.");

        member.RequireClock(clock);
        var workers = await member.Workers.ListAsync(cancellationToken);
        var view = new ClusterView(workers, ConfigurationInForce.Find(workers));
        state.Note(view, snapshot, inForce: view.InForce == report.Configuration);
        watch.Look(view, member);
        var released = await store.Requests.ReleaseAbandonedAsync("The worker that ran it is gone; it begins again.", cancellationToken);
        if (released > 0)
            SchedulingLog.Released(logger, released);
    }

    private WorkerReport Describe(IngestionSnapshot snapshot, ClockComparison clock)
    {
        var delivering = relays.Delivering;
        return member.Report(ClusterFingerprint.Of(snapshot.Configuration)) with
        {
            Refused = snapshot.Refused,
            Crawling = live.Sources,
            Progress = live.All.Select(crawl => crawl.Run).OfType<CurrentRun>().ToDictionary(run => run.RunId, run => run.Progress with { Current = string.Empty }),
            Delivering = [.. delivering.Select(relay => relay.Sink.Name)],
            Sinks = delivering.ToDictionary(relay => relay.Sink.Name, relay => relay.Report(redactor)),
            ClockAhead = clock.Ahead,
            ClockIsWrong = clock.Exceeds(member.Options.MaxClockSkew),
        };
    }
}
