using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Hosting;
using Npgsql;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>
/// A timetable in the store's database that all workers of a cluster go by: each crawl whose turn has come is taken by one of them, and begins again on
/// another when that one is gone.
/// </summary>
internal sealed class SharedTimetable(IngestionRuntime runtime, ClusterMember member)
{
    private const string SchedulerName = "metadata-ingestion";

    // How long a worker that has nothing to do waits until it looks for what others leave to it.
    private static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(30);

    public void Configure(IQuartzBuilder quartz, TimeSpan longestWait)
    {
        quartz.ConfigureScheduler(Configure);
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(NpgsqlFactory.Instance, ConnectionString());
            store.ProvisionSchema();
            store.UseClustering(Configure);
            store.ConfigureStore(options =>
            {
                options.StoreJobDataAsStrings = true;
                options.MisfireThreshold = longestWait;
                options.DbRetryInterval = RetryInterval;
                options.CommandTimeout = CommandTimeout;
            });
        });
    }

    // A worker never takes a crawl whose connector it does not have.
    private void Configure(QuartzSchedulerOptions options)
    {
        options.InstanceName = SchedulerName;
        options.InstanceId = member.Name;
        options.IdleWaitTime = IdleWait;
        options.ServedExecutionGroups.AddRange(runtime.Plugins.Plugins.Select(plugin => Timetable.GroupOf(plugin.Type)).Distinct());
    }

    // A worker's crawls begin again on others when its leases have run out, and not before.
    private void Configure(ClusteringOptions options)
    {
        options.CheckinInterval = member.Options.CheckInInterval;
        options.CheckinMisfireThreshold = runtime.Configuration.Ingestion.Store.LeaseDuration;
    }

    private string ConnectionString() => new NpgsqlConnectionStringBuilder(runtime.Configuration.Ingestion.Store.ConnectionString)
    {
        SearchPath = runtime.Configuration.Ingestion.Store.Schema,
        ApplicationName = $"metadata-ingestion schedules ({member.Name})",
        MaxPoolSize = runtime.Configuration.Ingestion.Scheduling.MaxConcurrentCrawls + 4,
    }.ConnectionString;
}
