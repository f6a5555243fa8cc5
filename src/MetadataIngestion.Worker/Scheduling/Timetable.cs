using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Hosting;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>When crawls begin: one durable job for each source, and the triggers that begin its crawls. Safe to use from many threads.</summary>
internal sealed class Timetable(ISchedulerFactory factory, TimeProvider timeProvider)
{
    private const string JobGroup = "crawl";
    private const string PartGroup = "part";
    private const int QuietLooks = 2;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    // So long that another worker has looked for something to do.
    private static readonly TimeSpan HandBackPause = TimeSpan.FromSeconds(3);

    /// <summary>What limits how many sources with a connector are crawled at once.</summary>
    public static string GroupOf(string type) => $"type:{type.ToLowerInvariant()}";

    /// <summary>Begins to fire triggers, or goes on with it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) => await (await SchedulerAsync(cancellationToken)).Start(cancellationToken);

    /// <summary>Fires no more triggers until started again; crawls under way go on.</summary>
    public async Task StandByAsync(CancellationToken cancellationToken) => await (await SchedulerAsync(cancellationToken)).Standby(cancellationToken);

    /// <summary>
    /// Waits, while on standby, for the crawls under way, which may put themselves off for others until the last of them has ended; a scheduler that shuts
    /// down takes nothing any more. Then ends for good.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);

        // What was being fired just then shows a moment later.
        for (var quiet = 0; quiet < QuietLooks; quiet++)
        {
            await Task.Delay(LookInterval, cancellationToken);
            if ((await scheduler.GetMetadata(cancellationToken)).LocalExecutingJobs > 0)
                quiet = -1;
        }

        await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    /// <summary>How many crawls at once of sources with a connector, by the connector's type; in a cluster those of all workers together.</summary>
    public async Task LimitAsync(IReadOnlyDictionary<string, int> byType, CancellationToken cancellationToken)
    {
        var limits = ExecutionLimitsBuilder.Create();
        foreach (var (type, limit) in byType)
            limits.ForGroup(GroupOf(type), limit, ExecutionLimitScope.Cluster);

        await (await SchedulerAsync(cancellationToken)).SetExecutionLimits(limits.Build(), cancellationToken);
    }

    /// <summary>The sources that are in the timetable.</summary>
    public async Task<IReadOnlyList<string>> ListSourcesAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        return [.. (await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(JobGroup), cancellationToken)).Select(key => key.Name)];
    }

    /// <summary>Makes or changes what a source has in the timetable; a schedule that is as it was keeps its place in the queue.</summary>
    /// <param name="source">The source.</param>
    /// <param name="anew">From when on its schedule is counted in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task PutAsync(ConfiguredSource source, DateTimeOffset? anew, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var job = JobBuilder.Create<CrawlJob>().WithIdentity(KeyOf(source.Name)).StoreDurably().RequestRecovery().DisallowConcurrentExecution().Build();
        await scheduler.AddJob(job, AddJobOptions.Replacing, cancellationToken);
        if (source.Options.Split is not null)
            await scheduler.AddJob(JobBuilder.Create<PartJob>().WithIdentity(PartKeyOf(source.Name)).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
        var key = new TriggerKey(source.Name, TriggerGroups.Schedule);
        if (source.Options.Schedule is not { } schedule)
            await scheduler.UnscheduleJob(key, cancellationToken);
        else if (anew is not null || await scheduler.GetTrigger(key, cancellationToken) is not ICronTrigger known || !IsSame(known, source, schedule))
            await scheduler.ScheduleTrigger(ScheduleOf(source, schedule, key, anew ?? timeProvider.GetUtcNow()), TriggerConflict.Replace, cancellationToken);
    }

    /// <summary>Takes a source out, with everything that waits for its turn; a crawl under way goes on.</summary>
    public async Task RemoveAsync(string source, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        await scheduler.DeleteJob(KeyOf(source), cancellationToken);
        await scheduler.DeleteJob(PartKeyOf(source), cancellationToken);
    }

    /// <summary>Calls a worker to crawl parts of a source that is split.</summary>
    public Task CallAsync(ConfiguredSource source, int number, CancellationToken cancellationToken) =>
        CallAsync(source, $"{source.Name} {number}", timeProvider.GetUtcNow(), cancellationToken);

    /// <summary>Leaves a call to another worker.</summary>
    public Task CallAgainAsync(ConfiguredSource source, string call, CancellationToken cancellationToken) =>
        CallAsync(source, call, timeProvider.GetUtcNow() + HandBackPause, cancellationToken);

    /// <summary>Puts a scheduled crawl off, unless one is put off already.</summary>
    /// <param name="source">The source.</param>
    /// <param name="at">When it is to begin.</param>
    /// <param name="dueAt">When it was due.</param>
    /// <param name="reason">What it waits for, for people.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task PostponeAsync(ConfiguredSource source, DateTimeOffset at, DateTimeOffset dueAt, string reason, CancellationToken cancellationToken) =>
        OnceAsync(source, new TriggerKey(source.Name, TriggerGroups.Postponed), at, CrawlJob.Data(dueAt, attempt: 1), reason, TriggerConflict.Keep, cancellationToken);

    /// <summary>Leaves a crawl whose turn has come to another worker.</summary>
    /// <param name="firing">The crawl.</param>
    /// <param name="ahead">By how much the clock is ahead by which its turn has come.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task HandBackAsync(Firing firing, TimeSpan ahead, CancellationToken cancellationToken)
    {
        // A request stays in the store until someone claims it, so it needs no trigger to be seen again.
        if (firing.RequestId is not null)
            return Task.CompletedTask;

        var key = new TriggerKey(firing.Source, firing.Group == TriggerGroups.Retry ? TriggerGroups.Retry : TriggerGroups.Postponed);
        var data = CrawlJob.Data(firing.DueAt, firing.Attempt);
        var now = timeProvider.GetUtcNow() - ahead;
        return OnceAsync(
            KeyOf(firing.Source), firing.ExecutionGroup, key, (firing.DueAt > now ? firing.DueAt : now) + HandBackPause, data, "it waits for a worker that can crawl it", TriggerConflict.Keep, cancellationToken);
    }

    /// <summary>Crawls again later after a failure.</summary>
    public Task RetryAsync(ConfiguredSource source, int attempt, DateTimeOffset at, string reason, CancellationToken cancellationToken) =>
        OnceAsync(source, new TriggerKey(source.Name, TriggerGroups.Retry), at, CrawlJob.Data(at, attempt), reason, TriggerConflict.Replace, cancellationToken);

    /// <summary>Does without the attempt that was to come, because a crawl begins anyway.</summary>
    public async Task CancelRetryAsync(string source, CancellationToken cancellationToken) =>
        await (await SchedulerAsync(cancellationToken)).UnscheduleJob(new TriggerKey(source, TriggerGroups.Retry), cancellationToken);

    /// <summary>Lets a request have its turn, unless it has one coming.</summary>
    public Task RequestAsync(ConfiguredSource source, string id, DateTimeOffset at, string? reason, CancellationToken cancellationToken) =>
        OnceAsync(source, new TriggerKey(id, TriggerGroups.Request), at, CrawlJob.Data(at, attempt: 1), reason, TriggerConflict.Keep, cancellationToken);

    /// <summary>Forgets the turn of a request.</summary>
    public async Task CancelRequestAsync(string id, CancellationToken cancellationToken) =>
        await (await SchedulerAsync(cancellationToken)).UnscheduleJob(new TriggerKey(id, TriggerGroups.Request), cancellationToken);

    /// <summary>The ids of the requests that have their turn coming.</summary>
    public async Task<IReadOnlySet<string>> ListRequestsAsync(CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        return (await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.GroupEquals(TriggerGroups.Request), cancellationToken)).Select(key => key.Name).ToHashSet();
    }

    /// <summary>Everything that waits for its time or its turn, by source.</summary>
    public async Task<ILookup<string, PendingCrawl>> ListAsync(string? source, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var query = new TriggerQuery { Job = source is null ? null : KeyOf(source), Take = PagedQuery.All };
        var page = await scheduler.QueryTriggers(query, cancellationToken);
        return page.Items
            .Where(trigger => trigger.NextFireTimeUtc is not null && trigger.JobKey.Group == JobGroup)
            .Select(trigger => (Source: trigger.JobKey.Name, Pending: new PendingCrawl(trigger.Key.Group, trigger.NextFireTimeUtc!.Value, trigger.Description)))
            .ToLookup(item => item.Source, item => item.Pending, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Follows a clock that was set back: schedules are counted from the new time on, and what waits for a time keeps the length of its wait.
    /// </summary>
    public async Task SetBackAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        var scheduler = await SchedulerAsync(cancellationToken);
        var headers = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, cancellationToken);
        foreach (var trigger in await scheduler.GetTriggers([.. headers.Items.Select(header => header.Key)], cancellationToken))
        {
            if (trigger.NextFireTimeUtc is { } next && next > timeProvider.GetUtcNow())
                await scheduler.RescheduleJob(trigger.Key, Moved(trigger, next - by), cancellationToken);
        }
    }

    private ITrigger Moved(ITrigger trigger, DateTimeOffset next)
    {
        var now = timeProvider.GetUtcNow();
        return trigger.GetTriggerBuilder().StartAt(trigger is ICronTrigger || next < now ? now : next).Build();
    }

    private Task CallAsync(ConfiguredSource source, string call, DateTimeOffset at, CancellationToken cancellationToken) => OnceAsync(
        PartKeyOf(source.Name), GroupOf(source.Connector.Type), new TriggerKey(call, TriggerGroups.Part), at, [], "it waits for a worker to crawl parts of the source", TriggerConflict.Replace, cancellationToken);

    private Task OnceAsync(
        ConfiguredSource source, TriggerKey key, DateTimeOffset at, JobDataMap data, string? reason, TriggerConflict conflict, CancellationToken cancellationToken) =>
        OnceAsync(KeyOf(source.Name), GroupOf(source.Connector.Type), key, at, data, reason, conflict, cancellationToken);

    private async Task OnceAsync(
        JobKey job, string? group, TriggerKey key, DateTimeOffset at, JobDataMap data, string? reason, TriggerConflict conflict, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create(timeProvider)
            .WithIdentity(key)
            .WithDescription(reason)
            .ForJob(job)
            .WithExecutionGroup(group)
            .UsingJobData(data)
            .StartAt(at)
            .Build();
        await (await SchedulerAsync(cancellationToken)).ScheduleTrigger(trigger, conflict, cancellationToken);
    }

    private ITrigger ScheduleOf(ConfiguredSource source, string schedule, TriggerKey key, DateTimeOffset from) => TriggerBuilder.Create(timeProvider)
        .WithIdentity(key)
        .ForJob(KeyOf(source.Name))
        .WithExecutionGroup(GroupOf(source.Connector.Type))
        .StartAt(from)
        .WithSchedule(CronScheduleBuilder.Create(schedule).InTimeZone(SourceTime.ZoneOf(source.Options)).WithMisfireInstruction(InstructionOf(source.Options)))
        .Build();

    private static bool IsSame(ICronTrigger known, ConfiguredSource source, string schedule) =>
        known.CronExpressionString == new CronExpression(schedule).CronExpressionString
        && known.TimeZone.Id == SourceTime.ZoneOf(source.Options).Id
        && known.MisfireInstructionCode == (int)InstructionOf(source.Options)
        && known.ExecutionGroup == GroupOf(source.Connector.Type);

    private static CronTriggerMisfireInstruction InstructionOf(SourceOptions options) =>
        options.Misfire == MisfirePolicy.Skip ? CronTriggerMisfireInstruction.DoNothing : CronTriggerMisfireInstruction.FireAndProceed;

    private static JobKey KeyOf(string source) => new(source, JobGroup);

    private static JobKey PartKeyOf(string source) => new(source, PartGroup);

    private ValueTask<IScheduler> SchedulerAsync(CancellationToken cancellationToken) => factory.GetScheduler(cancellationToken);
}
