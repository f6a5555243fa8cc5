using System.Text.Json;
using System.Text.Json.Nodes;
using MetadataIngestion.Soak.Servers;
using MetadataIngestion.Worker.Tests.Commands;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>A configuration for several workers with a database of their own: a lake and a PostgreSQL database as sources, without schedules.</summary>
internal sealed class ClusterFolder : IDisposable
{
    /// <summary>The account that the workers use; it owns their database.</summary>
    public const string Account = "workers";

    private const string Password = "no-word-of-any-message";

    private ClusterFolder(ThrowawayPostgres server) => Server = server;

    public string Path { get; } = Directory.CreateTempSubdirectory("mi-workers-").FullName;

    private ThrowawayPostgres Server { get; }

    public static async Task<ClusterFolder> CreateAsync(ThrowawayPostgres server)
    {
        await server.ExecuteAsync("postgres", $"CREATE ROLE {Account} LOGIN PASSWORD '{Password}'");
        await server.ExecuteAsync("postgres", $"CREATE DATABASE {Account} OWNER {Account}");
        var folder = new ClusterFolder(server);
        Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "lake"));
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.Path, "lake", "orders.csv"), "id,name\n1,one\n");
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.Path, "appsettings.json"), folder.Configuration());
        return folder;
    }

    /// <summary>Starts a worker and waits until it is ready.</summary>
    public async Task<CliProcess> StartAsync(string name, params string[] arguments)
    {
        var worker = Begin(name, arguments);
        await worker.WaitForErrorAsync("Ready after");
        return worker;
    }

    /// <summary>Starts a worker.</summary>
    public CliProcess Begin(string name, params string[] arguments) => CliProcess.Start(Path, ["run", $"--Ingestion:Cluster:InstanceName={name}", .. arguments]);

    /// <summary>Runs a command to its end; its lines.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(params string[] command)
    {
        await using var process = CliProcess.Start(Path, [.. command, "--output", "json"]);
        Assert.True(await process.WaitAsync() == 0, process.Error);
        return [.. process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>Runs a command until a line says something.</summary>
    public async Task<JsonElement> UntilAsync(string[] command, Func<JsonElement, bool> says)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            foreach (var line in await RunAsync(command))
            {
                if (says(line))
                    return line;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300), patience.Token);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string StoreConnection() => $"Host=127.0.0.1;Port={Server.Port};Username={Account};Password={Password};Database={Account}";

    private string Configuration() => new JsonObject
    {
        ["Ingestion"] = new JsonObject
        {
            ["Store"] = new JsonObject { ["Provider"] = "postgresql", ["ConnectionString"] = StoreConnection(), ["LeaseDuration"] = "00:00:06" },
            ["Cluster"] = new JsonObject { ["Enabled"] = true, ["CheckInInterval"] = "00:00:01" },
            ["Api"] = new JsonObject { ["Url"] = "http://127.0.0.1:0" },
            ["Sources"] = new JsonObject
            {
                ["lake"] = new JsonObject { ["Type"] = "filelake", ["Retry"] = new JsonObject { ["Delay"] = "00:00:01", ["MaxAttempts"] = 100 }, ["Options"] = new JsonObject { ["Root"] = "lake" } },
                ["base"] = new JsonObject { ["Type"] = "postgresql", ["Options"] = new JsonObject { ["ConnectionString"] = Server.ConnectionString } },
            },
        },
    }.ToJsonString();
}
