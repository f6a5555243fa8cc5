using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Notices what other processes leave in the store for the service, requests and pauses, and what becomes of the clock.</summary>
internal sealed class StoreWatch(
    PausedSources paused,
    RequestIntake intake,
    ClusterState cluster,
    Timetable timetable,
    CrawlTimes times,
    TimeProvider timeProvider,
    ILogger<StoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ClockWatch _clock = new(timeProvider);
    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        do
        {
            await FollowClockAsync(stoppingToken);
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FollowClockAsync(CancellationToken cancellationToken)
    {
        if (_clock.SetBack() is not { } by)
            return;

        // What several workers share must not follow the clock of one of them.
        if (cluster.IsClustered)
            return;

        SchedulingLog.ClockSetBack(logger, by);
        times.Clear();
        await timetable.SetBackAsync(by, cancellationToken);
    }

    // A store that fails for a while must not end the service.
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await paused.RefreshAsync(cancellationToken);
            await intake.DispatchAsync(cancellationToken);
            if (_failing)
                SchedulingLog.StoreAnswers(logger);
            _failing = false;
        }
        catch (Exception exception) when (exception is StoreException or SchedulerException)
        {
            if (!_failing)
                SchedulingLog.StoreFailing(logger, exception.Message);
            _failing = true;
        }
    }
}
