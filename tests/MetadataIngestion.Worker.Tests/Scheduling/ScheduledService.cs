using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Plugins;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Scheduling;
using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Tests.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Tests.Scheduling;

/// <summary>What begins crawls in the service, over a real store and the test plugin <c>gated</c>, with a clock that the test turns.</summary>
internal sealed class ScheduledService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    // Some crawls that are due wait for the clock itself, as for another look at a lock.
    private const int MostWaits = 50;

    private readonly PluginsDirectory _plugins = new();
    private readonly SecretRedactor _redactor = new();
    private IHost? _host;
    private IngestionRuntime? _runtime;
    private CurrentConfiguration? _current;

    public ScheduledService() => _plugins.Install("gated");

    public string Folder { get; } = Directory.CreateTempSubdirectory("mi-scheduling-").FullName;

    /// <summary>Turned by <see cref="UntilAsync(Func{Task{bool}}, string)"/>; begins at a full minute.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));

    public LogCollector Log { get; } = new();

    public IMetadataStore Store { get; private set; } = null!;

    public SourceControl Control => Service<SourceControl>();

    public RequestIntake Intake => Service<RequestIntake>();

    /// <summary>Starts the service with a configuration; each source is to be of the type <c>gated</c>.</summary>
    public async Task StartAsync(string ingestion)
    {
        var snapshot = Load(ingestion, revision: 1);
        _runtime = new IngestionRuntime(
            snapshot.Configuration, PluginCatalog, snapshot.Sources, snapshot.Sinks, _redactor, LoggerFactory.Create(builder => builder.AddProvider(Log)), Time);
        Store = await _runtime.OpenStoreAsync(CancellationToken.None);
        _current = new CurrentConfiguration(snapshot);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(_runtime.Loggers).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.AddSingleton(_runtime).AddSingleton<TimeProvider>(Time).AddSingleton(Store).AddSingleton(_current);
        builder.Services.AddCrawlScheduling();
        _host = builder.Build();
        await _host.StartAsync();
    }

    /// <summary>Stops the service as a signal does.</summary>
    public async Task StopAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
        await _runtime!.DisposeAsync();
        (_host, _runtime, _catalog) = (null, null, null);
    }

    /// <summary>Puts another configuration into force.</summary>
    public void Reload(string ingestion) => _current!.Apply(Load(ingestion, _current.Snapshot.Revision + 1));

    /// <summary>Lets crawls wait, or fail as <c>unreachable</c> or <c>broken</c>, from now on.</summary>
    public void Put(string file) => File.WriteAllText(Path.Combine(Folder, file), string.Empty);

    public void Take(string file) => File.Delete(Path.Combine(Folder, file));

    /// <summary>Turns the clock until something is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var waits = 0; !await condition(); waits++)
        {
            Assert.False(patience.IsCancellationRequested, $"Not in time: {what}. The log:\n{string.Join('\n', Log.Messages.TakeLast(50))}");
            if (waits % MostWaits == 0 || !await IsBusyAsync())
                Time.Advance(Step);
            await Task.Delay(1);
        }
    }

    /// <summary>Whether a crawl is due or under way that nothing keeps from ending: the clock must not run away from a slow machine.</summary>
    private async Task<bool> IsBusyAsync() =>
        !File.Exists(Path.Combine(Folder, "closed"))
        && (await Control.ListAsync(CancellationToken.None)).Any(source => source.State is SourceState.Queued or SourceState.Running);

    public Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public Task UntilStateAsync(string source, SourceState state) =>
        UntilAsync(async () => (await Control.FindAsync(source, CancellationToken.None))!.State == state, $"{source} is {state}");

    /// <summary>Turns the clock until a source has so many runs that ended; the newest first.</summary>
    public async Task<IReadOnlyList<RunReport>> UntilRunsAsync(string source, int count)
    {
        await UntilAsync(async () => (await EndedRunsAsync(source)).Count >= count, $"{count} runs of {source}");
        return await EndedRunsAsync(source);
    }

    public async Task<FiledRequest> UntilEndedAsync(string request)
    {
        await UntilAsync(async () => (await Store.Requests.FindAsync(request, CancellationToken.None))?.State == AdHocState.Ended, $"{request} ended");
        return (await Store.Requests.FindAsync(request, CancellationToken.None))!;
    }

    public async Task<IReadOnlyList<RunReport>> EndedRunsAsync(string source) =>
        [.. (await Store.ListRunsAsync(new RunQuery { Source = source, Limit = 1000 }, CancellationToken.None)).Where(run => run.Status != RunStatus.Running)];

    public async ValueTask DisposeAsync()
    {
        Take("closed");
        if (_host is not null)
            await StopAsync();

        _plugins.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private PluginCatalog? _catalog;

    private PluginCatalog PluginCatalog => _catalog ??= _plugins.Discover();

    private T Service<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    private IngestionSnapshot Load(string ingestion, long revision)
    {
        var text = ingestion.Replace("\"gated\"", $$"""
            "gated", "Options": { "Gate": {{System.Text.Json.JsonSerializer.Serialize(Folder)}} }
            """, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Folder, "appsettings.json"), $$"""{ "Ingestion": {{text}} }""");
        var request = new ConfigurationRequest(Folder, [], new Dictionary<string, string>(), Folder, Folder, "Production");
        var loader = new SnapshotLoader(
            () => new ConfigurationLoader(_redactor, Time).Load(request, withSources: true), PluginCatalog, SinkFactories.Create(() => Stream.Null), Time);
        var (read, snapshot) = loader.Load(revision);
        return snapshot ?? throw new ConfigurationException(read.Problems.Problems);
    }
}
