using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Calls other workers to crawl parts of a source that is split. A call that nobody answers costs nothing but time.</summary>
internal sealed class PartCalls(ClusterState cluster, Timetable timetable, ILogger<PartCalls> logger)
{
    /// <summary>Calls as many workers as can have a part each.</summary>
    public async Task CallAsync(ConfiguredSource source, int parts, CancellationToken cancellationToken)
    {
        var others = cluster.View.Live.Count(worker => worker.Report.Id != cluster.Member?.Id);
        try
        {
            for (var call = 1; call <= Math.Min(parts, others); call++)
                await timetable.CallAsync(source, call, cancellationToken);
        }
        catch (SchedulerException exception)
        {
            SchedulingLog.NotCalled(logger, source.Name, exception.Message);
        }
    }
}
