using MetadataIngestion.Worker.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Reloading;

/// <summary>
/// Puts valid edits of the configuration into force and refuses the others as a whole. It looks at the files once a second: change
/// notifications are not to be had on every file system that configurations are mounted from.
/// </summary>
internal sealed class ConfigurationWatcher(CurrentConfiguration current, SnapshotLoader loader, TimeProvider timeProvider, ILogger<ConfigurationWatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly LoadedConfiguration _started = current.Snapshot.Configuration;
    private LoadedConfiguration _read = current.Snapshot.Configuration;
    private string _loaded = string.Empty;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TellFindings(current.Snapshot.Configuration);
        var before = string.Empty;
        using var timer = new PeriodicTimer(Interval, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Whoever writes a file may not have come to its end yet, so only what stayed the same for a while is read.
            var now = FileStates.Of(_read);
            if (now != _loaded && now == before)
            {
                // Taken before the files are read: an edit that comes in between is seen the next time.
                _loaded = now;
                Reload();
            }

            before = now;
        }
    }

    private void Reload()
    {
        try
        {
            (_read, var snapshot) = loader.Load(current.Snapshot.Revision + 1);
            if (snapshot is null)
                Refuse(new ConfigurationException(_read.Problems.Problems));
            else
                Apply(snapshot);
        }
        catch (ConfigurationException exception)
        {
            Refuse(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Refuse(new ConfigurationException([new ConfigurationProblem(string.Empty, $"cannot be read. {exception.Message}", null)]));
        }
    }

    private void Refuse(ConfigurationException exception)
    {
        ReloadLog.Refused(logger, current.Snapshot.Revision, exception.ProblemText);
        current.Refuse(new RefusedEdit(timeProvider.GetUtcNow(), exception.Problems));
    }

    private void Apply(IngestionSnapshot snapshot)
    {
        if (current.Refused is null && snapshot.Configuration.Fingerprint == current.Snapshot.Configuration.Fingerprint)
            return;

        ReloadLog.Applied(logger, snapshot.Revision, snapshot.Sources.Count, snapshot.Sinks.Count);
        TellFindings(snapshot.Configuration);
        foreach (var setting in RestartSettings.Changed(_started, snapshot.Configuration))
            ReloadLog.NeedsRestart(logger, setting);

        current.Apply(snapshot);
    }

    private void TellFindings(LoadedConfiguration configuration)
    {
        foreach (var finding in configuration.MeshFindings)
            ReloadLog.MeshFinding(logger, finding.Place, finding.Code, finding.Message, finding.Remedy);
    }
}
