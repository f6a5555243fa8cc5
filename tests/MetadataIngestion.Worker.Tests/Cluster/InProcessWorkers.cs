using System.Text.Json;
using System.Text.Json.Nodes;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Worker.Tests.Api;
using MetadataIngestion.Worker.Tests.Plugins;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>Workers in this process that share a database of the newest test server; their sources wait at a gate, the files of a folder.</summary>
internal sealed class InProcessWorkers : IAsyncDisposable
{
    private readonly PluginsDirectory _plugins = new();
    private readonly CliHarness _cli = new();
    private readonly PostgresDatabase _database;

    private InProcessWorkers(PostgresDatabase database) => _database = database;

    public string Folder => _cli.Folder;

    /// <summary>Prepares a database and a configuration; nothing runs yet.</summary>
    /// <param name="sources">The sources, each with its schedule, or none.</param>
    public static async Task<InProcessWorkers> CreateAsync(params (string Name, string? Schedule)[] sources)
    {
        var workers = new InProcessWorkers(await PostgresServer.Of(PostgresServer.Majors[^1]).CreateDatabaseAsync());
        workers._plugins.Install("gated");
        workers._cli.Write("appsettings.json", workers.Configuration(sources));
        return workers;
    }

    /// <summary>Starts a worker and waits until it is ready.</summary>
    public async Task<InProcessWorker> StartAsync(string name, TimeProvider? time = null, params string[] arguments)
    {
        var worker = Begin(name, time, arguments);
        await worker.WaitForErrorAsync("Ready after");
        return worker;
    }

    /// <summary>Starts a worker.</summary>
    public InProcessWorker Begin(string name, TimeProvider? time = null, params string[] arguments) =>
        new(Folder, time ?? TimeProvider.System, ["run", $"--Ingestion:Cluster:InstanceName={name}", .. arguments]);

    /// <summary>Lets crawls wait from now on.</summary>
    public void Close() => File.WriteAllText(Path.Combine(Folder, "closed"), string.Empty);

    public void Open() => File.Delete(Path.Combine(Folder, "closed"));

    /// <summary>Runs a command, however it ends.</summary>
    public Task<CliResult> TryAsync(params string[] command) => _cli.RunAsync(command);

    /// <summary>Runs a command to its end; its lines.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(params string[] command)
    {
        var result = await _cli.RunAsync([.. command, "--output", "json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Json;
    }

    /// <summary>Runs a command until a line says something.</summary>
    public async Task<JsonElement> UntilAsync(string[] command, Func<JsonElement, bool> says)
    {
        JsonElement? found = null;
        await Wait.UntilAsync(async () => (found = (await RunAsync(command)).Where(says).Select(line => (JsonElement?)line).FirstOrDefault()) is not null);
        return found!.Value;
    }

    /// <summary>Runs SQL behind the workers' back.</summary>
    public Task ExecuteAsync(string sql) => _database.ExecuteAsync($"SET search_path TO metadata_ingestion; {sql}");

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        _plugins.Dispose();
        await _database.DisposeAsync();
    }

    private string Configuration((string Name, string? Schedule)[] sources) => new JsonObject
    {
        ["Ingestion"] = new JsonObject
        {
            ["Store"] = new JsonObject { ["Provider"] = "postgresql", ["ConnectionString"] = _database.ConnectionString, ["LeaseDuration"] = "00:00:15" },
            ["Cluster"] = new JsonObject { ["Enabled"] = true, ["CheckInInterval"] = "00:00:01" },
            ["Plugins"] = new JsonObject { ["Directory"] = _plugins.Path },
            ["Api"] = new JsonObject { ["Url"] = "http://127.0.0.1:0" },
            ["Sources"] = new JsonObject(sources.Select(source => KeyValuePair.Create(source.Name, (JsonNode?)Source(source.Schedule)))),
            ["Sinks"] = new JsonObject { ["out"] = new JsonObject { ["Type"] = "file", ["Options"] = new JsonObject { ["Path"] = Path.Combine(Folder, "out.ndjson") } } },
        },
    }.ToJsonString();

    private JsonObject Source(string? schedule) => new() { ["Type"] = "gated", ["Schedule"] = schedule, ["Options"] = new JsonObject { ["Gate"] = Folder } };
}
