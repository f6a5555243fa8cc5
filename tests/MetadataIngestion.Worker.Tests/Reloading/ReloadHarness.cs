using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Plugins;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Tests.Plugins;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Tests.Reloading;

/// <summary>A watcher over real files.</summary>
internal sealed class ReloadHarness : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ILoggerFactory _loggers;
    private readonly PluginCatalog _plugins;
    private readonly ConfigurationWatcher _watcher;

    private ReloadHarness(string folder, LogCollector log)
    {
        (Folder, Log) = (folder, log);
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(log));
        _plugins = PluginCatalog.Discover(new PluginOptions(), _loggers, TimeProvider.System);
        var redactor = new SecretRedactor();
        var sinks = SinkFactories.Create(() => Stream.Null);
        var request = new ConfigurationRequest(folder, [], new Dictionary<string, string>(), folder, folder, "Production");
        var loader = new SnapshotLoader(
            () => new ConfigurationLoader(redactor, TimeProvider.System).Load(request, withSources: true), _plugins, sinks, TimeProvider.System);
        Current = new CurrentConfiguration(loader.Load(revision: 1).Snapshot!);
        _watcher = new ConfigurationWatcher(Current, loader, TimeProvider.System, _loggers.CreateLogger<ConfigurationWatcher>());
    }

    public string Folder { get; }

    public LogCollector Log { get; }

    public CurrentConfiguration Current { get; }

    public static async Task<ReloadHarness> StartAsync(string ingestion)
    {
        var folder = Directory.CreateTempSubdirectory("mi-reload-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), Root(ingestion));
        var harness = new ReloadHarness(folder, new LogCollector());
        await harness._watcher.StartAsync(CancellationToken.None);
        return harness;
    }

    /// <summary>Writes a file as an editor does: beside, then moved into place.</summary>
    public void Configure(string ingestion, string file = "appsettings.json")
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".new", Root(ingestion));
        File.Move(path + ".new", path, overwrite: true);
    }

    public Task<IngestionSnapshot> WaitForNewerAsync(long revision) => Current.WaitForNewerAsync(revision, CancellationToken.None).WaitAsync(Patience);

    public async Task<RefusedEdit> WaitForRefusalAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (Current.Refused is null)
            await Task.Delay(20, patience.Token);

        return Current.Refused;
    }

    public async ValueTask DisposeAsync()
    {
        await _watcher.StopAsync(CancellationToken.None);
        _watcher.Dispose();
        await _plugins.DisposeAsync();
        _loggers.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Root(string ingestion) => $$"""{ "Ingestion": {{ingestion}} }""";
}
