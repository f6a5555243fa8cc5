using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Api;
using MetadataIngestion.Worker.Api.Following;
using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Relays;
using MetadataIngestion.Worker.Reloading;
using MetadataIngestion.Worker.Scheduling;
using MetadataIngestion.Worker.Secrets;
using MetadataIngestion.Worker.Tests.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Tests.Api;

/// <summary>The API on a port of its own, over a real store in a folder of its own.</summary>
internal sealed class ApiHarness : IAsyncDisposable
{
    private readonly LoadedConfiguration _configuration;
    private readonly IngestionRuntime _runtime;
    private WebApplication _app = null!;
    private Task? _stopping;

    private ApiHarness(string folder)
    {
        Folder = folder;
        var request = new ConfigurationRequest(Folder, [], new Dictionary<string, string>(), Folder, Folder, "Production");
        _configuration = new ConfigurationLoader(Redactor, TimeProvider.System).Load(request, withSources: true);
        _runtime = new RuntimeBuilder(SinkFactories.Create(() => Stream.Null), TimeProvider.System, Redactor)
            .Build(_configuration, LoggerFactory.Create(builder => builder.AddProvider(Log)), withSources: true);
        Current = new CurrentConfiguration(new IngestionSnapshot(1, StartedAt, _configuration, _runtime.Sources, _runtime.Sinks));
    }

    /// <summary>When the configuration came into force.</summary>
    public static DateTimeOffset StartedAt { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public string Folder { get; }

    public LogCollector Log { get; } = new();

    public SecretRedactor Redactor { get; } = new();

    public IMetadataStore Store { get; private set; } = null!;

    public CurrentConfiguration Current { get; }

    /// <summary>A caller without a key.</summary>
    public HttpClient Client { get; private set; } = new();

    public Uri Address => new(_app.Urls.First());

    public Followers Followers => _app.Services.GetRequiredService<Followers>();

    /// <summary>Starts an API.</summary>
    /// <param name="api">The section Api.</param>
    /// <param name="ingestion">Further sections of the configuration, each with a comma before it; FOLDER stands for the folder.</param>
    /// <param name="timing">How followers are treated.</param>
    /// <param name="files">Files that must be there before.</param>
    public static async Task<ApiHarness> StartAsync(
        string api = """{ "Url": "http://127.0.0.1:0" }""", string ingestion = "", FollowTiming? timing = null, Action<string>? files = null)
    {
        var folder = Directory.CreateTempSubdirectory("mi-api-").FullName;
        files?.Invoke(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), $$"""{ "Ingestion": { "Api": {{api}}{{ingestion.Replace("FOLDER", folder, StringComparison.Ordinal)}} } }""");
        ApiHarness? harness = null;
        try
        {
            harness = new ApiHarness(folder);
            await harness.StartAsync(timing);
            return harness;
        }
        catch
        {
            if (harness is not null)
                await harness._runtime.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            throw;
        }
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

    /// <summary>Appends an event in a run of its own.</summary>
    public async Task AppendEventAsync(string source, string urn, string payload)
    {
        await using var session = await Store.BeginRunAsync(new RunStart($"{source}-{Guid.NewGuid():N}", source, DateTimeOffset.UtcNow), CancellationToken.None);
        var change = new EntityChange
        {
            Key = new EntityKey(urn, "dataset", AssetKinds.Datasets, urn, null),
            Aspects = [],
            Events = [new EntityEvent("entityChangeEvent", Encoding.UTF8.GetBytes(payload))],
        };
        await session.CommitAsync([change], CancellationToken.None);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text} {string.Join('\n', Log.Messages)}");
        return JsonDocument.Parse(text).RootElement;
    }

    public Task StopAsync() => _stopping ??= _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        await _app.DisposeAsync();
        await _runtime.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task StartAsync(FollowTiming? timing)
    {
        Store = await _runtime.OpenStoreAsync(CancellationToken.None);
        _app = Build(timing);
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = Address };
    }

    private WebApplication Build(FollowTiming? timing)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(_runtime.Loggers).AddSingleton(typeof(ILogger<>), typeof(Logger<>)).AddSingleton(_runtime);
        builder.Services.AddSingleton(Redactor).AddSingleton(TimeProvider.System).AddSingleton(Store).AddSingleton(Current);
        builder.Services.AddSinkRelays().AddCrawlScheduling();
        builder.AddApi(_configuration);
        if (timing is not null)
            builder.Services.AddSingleton(timing);
        return builder.Build().MapApi();
    }
}
