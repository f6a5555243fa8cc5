using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Adds what begins crawls in the service: schedules, and the requests in the store.</summary>
internal static class SchedulingServices
{
    // A crawl that waits longer than this for its turn is one whose time was missed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <param name="services">The services.</param>
    /// <param name="shared">The timetable that this worker shares with others; <see langword="null"/> when it has one of its own.</param>
    public static IServiceCollection AddCrawlScheduling(this IServiceCollection services, SharedTimetable? shared = null)
    {
        if (shared is null)
            services.AddQuartz(quartz => quartz.UseInMemoryStore(store => store.MisfireThreshold = LongestWait));
        else
            services.AddQuartz(quartz => shared.Configure(quartz, LongestWait));

        services.AddOptions<ThreadPoolOptions>().Configure<CurrentConfiguration>(
            (pool, configuration) => pool.MaxConcurrency = configuration.Snapshot.Configuration.Ingestion.Scheduling.MaxConcurrentCrawls);
        services.AddTransient<CrawlJob>().AddTransient<PartJob>();
        services.AddSingleton<ClusterState>();
        services.AddSingleton<Timetable>().AddSingleton<LiveCrawls>().AddSingleton<CrawlTimes>().AddSingleton<CoveredCrawls>().AddSingleton<PausedSources>();
        services.AddSingleton<CrawlCancellation>().AddSingleton<PartCalls>().AddSingleton<PartHelp>();
        services.AddSingleton<CrawlExecution>().AddSingleton<ScheduledCrawls>().AddSingleton<RequestedCrawls>().AddSingleton<CrawlDispatcher>();
        services.AddSingleton<RequestIntake>().AddSingleton<SourceControl>().AddSingleton<SourceStates>();
        services.AddSingleton<MeshFollower>().AddHostedService(provider => provider.GetRequiredService<MeshFollower>());
        services.AddHostedService<DirectoryRefresher>();
        return services.AddHostedService<ScheduleService>().AddHostedService<StoreWatch>();
    }
}
