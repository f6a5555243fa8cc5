using System.Collections.Concurrent;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Plugins;
using Microsoft.Extensions.Logging;
using Quartz;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Crawls parts of sources that other workers split, until none is left to take.</summary>
internal sealed class PartHelp(IngestionRuntime runtime, ClusterState cluster, LiveCrawls live, Timetable timetable, ILogger<PartHelp> logger)
{
    private readonly SourceCrawler _crawler = new(runtime);
    private readonly ConcurrentDictionary<string, bool> _helping = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Follows a call, or leaves it to a worker that does nothing for the source yet.</summary>
    /// <param name="name">The source.</param>
    /// <param name="call">The name of the call.</param>
    /// <param name="cancellationToken">Cancels what the timetable is asked for.</param>
    public async Task RunAsync(string name, string call, CancellationToken cancellationToken)
    {
        var (snapshot, inForce) = cluster.Standing;
        if (!inForce || live.Ending.IsCancellationRequested)
            return;
        if (snapshot.Refused.TryGetValue(name, out var refusal))
            SchedulingLog.NotHelped(logger, name, refusal);
        if (snapshot.Sources.GetValueOrDefault(name) is not { } source)
            return;

        try
        {
            if (live.Find(source.Name) is not null || !_helping.TryAdd(source.Name, true))
                await timetable.CallAgainAsync(source, call, cancellationToken);
            else
                await HelpAsync(source);
        }
        catch (OperationCanceledException) when (live.Ending.IsCancellationRequested)
        {
            // Its part is left to others.
        }
        catch (Exception exception) when (exception is StoreException or SchedulerException or SourceException or PluginUnavailableException)
        {
            SchedulingLog.NotHelped(logger, source.Name, runtime.Redactor.Redact(exception.Message));
        }
        catch (Exception exception)
        {
            SchedulingLog.Unexpected(logger, exception, source.Name);
        }
    }

    private async Task HelpAsync(ConfiguredSource source)
    {
        try
        {
            while (await _crawler.TryCrawlPartAsync(_crawler.WorkOn(source, cluster.Member?.Name), live.Ending))
            {
                // The next one, until there is none.
            }
        }
        finally
        {
            _helping.TryRemove(source.Name, out _);
        }
    }
}
