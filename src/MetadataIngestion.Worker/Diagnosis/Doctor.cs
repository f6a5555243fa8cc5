using System.Runtime.InteropServices;
using MetadataIngestion.Worker.Commands;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Plugins;

namespace MetadataIngestion.Worker.Diagnosis;

/// <summary>Looks over what the program needs to run here. A part that is broken does not keep the others from being looked at.</summary>
internal sealed class Doctor(VerbContext context)
{
    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding> { ExamineProgram(), ExamineClock() };
        var configuration = context.ReadConfiguration(withSources: true);
        using var loggers = LoggerFactories.Silent();
        await using var plugins = PluginCatalog.Discover(configuration.Ingestion.Plugins, loggers, context.Environment.TimeProvider);
        plugins.LoadAll();
        findings.AddRange(ExaminePlugins(plugins));
        findings.Add(ExamineConfiguration(configuration));
        findings.Add(StoreExamination.ExamineFolder(configuration.StorePath));
        var store = configuration.Ingestion.Store.Provider == StoreProvider.Sqlite
            ? await StoreExamination.ExamineStoreAsync(configuration.StorePath, context.Environment.TimeProvider, cancellationToken)
            : await new SharedStoreExamination(configuration, context.Environment.TimeProvider).ExamineAsync(cancellationToken);
        findings.Add(store);
        findings.AddRange(await new QuarantineExamination(configuration, context.Environment.TimeProvider).ExamineAsync(store, cancellationToken));
        findings.AddRange(await new ClusterExamination(configuration, plugins, context.Environment.TimeProvider).ExamineAsync(cancellationToken));
        findings.AddRange(await new SinkExamination(context, configuration).ExamineAsync(cancellationToken));
        findings.AddRange(new SplitExamination(configuration, plugins).Examine());
        return findings;
    }

    private static Finding ExamineProgram() => new(
        "program",
        Health.Good,
        $"metadata-ingestion {ProgramVersionOption.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})");

    private Finding ExamineClock()
    {
        var now = context.Environment.TimeProvider.GetUtcNow();
        var built = new DateTimeOffset(File.GetLastWriteTimeUtc(typeof(Doctor).Assembly.Location), TimeSpan.Zero);
        return now >= built
            ? new Finding("clock", Health.Good, $"{now:yyyy-MM-dd HH:mm:ss'Z'}, time zone {TimeZoneInfo.Local.Id}")
            : new Finding("clock", Health.Doubtful, $"{now:yyyy-MM-dd HH:mm:ss'Z'} is before this program was built", "Set the clock; the log's times come from it.");
    }

    private static IEnumerable<Finding> ExaminePlugins(PluginCatalog plugins)
    {
        if (plugins.Plugins.Count == 0)
            yield return new Finding("plugins", Health.Broken, $"there is none in {plugins.Directory}", "Install a connector there, or correct Ingestion:Plugins:Directory.");

        foreach (var plugin in plugins.Plugins)
        {
            yield return plugin.Status.State is PluginState.Loaded or PluginState.Disabled
                ? new Finding($"plugin {plugin.Type}", Health.Good, $"{plugin.Status.State}, version {plugin.Manifest?.Version}")
                : new Finding($"plugin {plugin.Type}", Health.Doubtful, $"{plugin.Status.State}. {plugin.Status.Reason}", plugin.Status.Remedy);
        }
    }

    private static Finding ExamineConfiguration(LoadedConfiguration configuration)
    {
        var files = configuration.Files.Parts.Count + configuration.Files.Overlays.Count;
        return configuration.Problems.Count == 0
            ? new Finding("configuration", Health.Good, $"{files} files, {configuration.Ingestion.Sources.Count} sources, {configuration.Ingestion.Sinks.Count} sinks")
            : new Finding("configuration", Health.Broken, $"{configuration.Problems.Count} problems in {files} files", "The command validate lists them.");
    }
}
