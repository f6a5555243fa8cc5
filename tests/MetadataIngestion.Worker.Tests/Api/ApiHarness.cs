using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using MetadataIngestion.Worker.Api;
using MetadataIngestion.Worker.Api.Following;
using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Plugins;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Scheduling;
using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Tests.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Worker.Tests.Api;

/// <summary>The API on a port of its own, over a real store in a folder of its own.</summary>
internal sealed class ApiHarness : IAsyncDisposable
{
    private readonly ILoggerFactory _loggers;
    private readonly PluginCatalog _plugins;
    private readonly WebApplication _app;

    private ApiHarness(string folder, FollowTiming? timing)
    {
        Folder = folder;
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(Log));
        _plugins = PluginCatalog.Discover(new PluginOptions(), _loggers, TimeProvider.System);
        var configuration = Load();
        Current = new CurrentConfiguration(Snapshot(configuration));
        Store = new SqliteMetadataStore(new SqliteStoreOptions { Path = configuration.StorePath }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);
        _app = Build(configuration, timing);
    }

    public string Folder { get; }

    public LogCollector Log { get; } = new();

    public SecretRedactor Redactor { get; } = new();

    public SqliteMetadataStore Store { get; }

    public CurrentConfiguration Current { get; }

    /// <summary>A caller without a key.</summary>
    public HttpClient Client { get; private set; } = new();

    public Uri Address => new(_app.Urls.First());

    public Followers Followers => _app.Services.GetRequiredService<Followers>();

    /// <summary>Starts an API.</summary>
    /// <param name="api">The section Api.</param>
    /// <param name="ingestion">Further sections of the configuration, each with a comma before it.</param>
    /// <param name="timing">How followers are treated.</param>
    /// <param name="files">Files that must be there before.</param>
    public static async Task<ApiHarness> StartAsync(
        string api = """{ "Url": "http://127.0.0.1:0" }""", string ingestion = "", FollowTiming? timing = null, Action<string>? files = null)
    {
        var folder = Directory.CreateTempSubdirectory("mi-api-").FullName;
        files?.Invoke(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), $$"""{ "Ingestion": { "Api": {{api}}{{ingestion}} } }""");
        var harness = new ApiHarness(folder, timing);
        await harness.Store.OpenAsync(CancellationToken.None);
        await harness._app.StartAsync();
        harness.Client = new HttpClient { BaseAddress = harness.Address };
        return harness;
    }

    /// <summary>Starts an API with the keys that <see cref="With"/> presents.</summary>
    public static Task<ApiHarness> StartWithKeysAsync(FollowTiming? timing = null) => StartAsync(
        """{ "Url": "http://127.0.0.1:0", "KeyFile": "keys.json" }""",
        timing: timing,
        files: folder => WriteKeys(folder, ("reader", "read"), ("operator", "operate")));

    /// <summary>Writes a key file in which each key is its holder's name.</summary>
    public static void WriteKeys(string folder, params (string Name, string Role)[] keys)
    {
        var entries = keys.Select(key => $$"""{ "name": "{{key.Name}}", "role": "{{key.Role}}", "hash": "{{ApiKeyHash.Format(ApiKeyHash.Of(key.Name))}}" }""");
        var file = Path.Combine(folder, "keys.json");
        File.WriteAllText(file + ".new", $$"""{ "keys": [ {{string.Join(", ", entries)}} ] }""");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file + ".new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(file + ".new", file, overwrite: true);
    }

    public HttpClient With(string key)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Appends one entry for each URN to the log.</summary>
    public async Task AppendAsync(string source, IEnumerable<string> urns, string aspect = "status", string json = """{"removed":false}""")
    {
        var start = new RunStart($"{source}-{Guid.NewGuid():N}", source, DateTimeOffset.UtcNow);
        await using var session = await Store.BeginRunAsync(start, CancellationToken.None);
        foreach (var urn in urns)
        {
            var change = new AspectChange(aspect, ChangeType.Upsert, Encoding.UTF8.GetBytes(json), new Fingerprint(0, 1));
            var key = new EntityKey(urn, "dataset", AssetKinds.Datasets, urn, null);
            var known = (await session.LoadAsync([urn], CancellationToken.None))[0]?.Id;
            await session.CommitAsync([new EntityChange { Key = key, Id = known, Aspects = [change] }], CancellationToken.None);
        }

        await session.CompleteAsync(
            new Core.Reporting.RunReport { RunId = start.RunId, Source = source, Status = Core.Reporting.RunStatus.Succeeded, StartedAt = start.StartedAt },
            CancellationToken.None);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text} {string.Join('\n', Log.Messages)}");
        return JsonDocument.Parse(text).RootElement;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        await _plugins.DisposeAsync();
        _loggers.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private LoadedConfiguration Load()
    {
        var request = new ConfigurationRequest(Folder, [], new Dictionary<string, string>(), Folder, Folder, "Production");
        var configuration = new ConfigurationLoader(Redactor, TimeProvider.System).Load(request, withSources: true);
        configuration.Problems.ThrowIfAny();
        return configuration;
    }

    private IngestionSnapshot Snapshot(LoadedConfiguration configuration) => new(
        1,
        new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero),
        configuration,
        new SourceBinder(_plugins, configuration).Bind(),
        new SinkBinder(SinkFactories.Create(() => Stream.Null), configuration).Bind());

    private WebApplication Build(LoadedConfiguration configuration, FollowTiming? timing)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(_loggers).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.AddSingleton(Redactor).AddSingleton(TimeProvider.System).AddSingleton<IMetadataStore>(Store).AddSingleton(Current);
        builder.Services.AddSingleton<SourceControl>().AddSingleton<SinkControl>();
        builder.AddApi(configuration);
        if (timing is not null)
            builder.Services.AddSingleton(timing);
        return builder.Build().MapApi();
    }
}
