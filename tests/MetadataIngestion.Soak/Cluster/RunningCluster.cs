using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MetadataIngestion.Soak.Servers;
using Npgsql;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Workers that share a store on a server of its own, left in peace to be measured.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private const string Open = "SELECT count(*) FROM metadata_ingestion.ad_hoc_request WHERE state <> 'Ended'";
    private const string Failed = "SELECT count(*) FROM metadata_ingestion.ad_hoc_request WHERE outcome <> 'Succeeded'";
    private const string Size =
        "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = 'metadata_ingestion'::regnamespace";

    private const string Head = "SELECT log_offset FROM metadata_ingestion.log_head";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("mi-cluster-").FullName;
    private readonly HttpClient _client = new();
    private readonly ThrowawayPostgres _server;
    private readonly List<ClusterWorker> _workers;

    private RunningCluster(ThrowawayPostgres server, int workers)
    {
        _server = server;
        _workers = [.. Enumerable.Range(1, workers).Select(number => new ClusterWorker(string.Create(CultureInfo.InvariantCulture, $"worker-{number}"), _folder, server, direct: true))];
    }

    /// <summary>How the store is reached.</summary>
    public string ConnectionString => _server.ConnectionTo("metadata");

    /// <param name="workers">How many.</param>
    /// <param name="sources">What they crawl.</param>
    /// <param name="settings">Lines of the server's configuration beside the usual ones.</param>
    public static async Task<RunningCluster> StartAsync(int workers, MeasuredSources sources, IEnumerable<string> settings)
    {
        var server = await ThrowawayPostgres.StartAsync(settings);
        await server.ExecuteAsync("postgres", "CREATE DATABASE metadata");
        var cluster = new RunningCluster(server, workers);
        await File.WriteAllTextAsync(Path.Combine(cluster._folder, "appsettings.json"), Configuration(sources).ToJsonString());
        await Task.WhenAll(cluster._workers.Select(worker => worker.StartAsync()));
        return cluster;
    }

    /// <summary>Asks for a crawl of sources and waits until the last one is over.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="name">Tells the requests from those of other times.</param>
    public async Task CrawlAsync(IReadOnlyList<string> sources, string name)
    {
        foreach (var (index, source) in sources.Index())
        {
            var trigger = new Uri(_workers[index % _workers.Count].Api, $"sources/{source}/trigger");
            using var response = await _client.PostAsJsonAsync(trigger, new JsonObject { ["requestId"] = $"{name}-{source}" });
            response.EnsureSuccessStatusCode();
        }

        while (await ReadAsync(Open) > 0)
            await Task.Delay(Pause);
        if (await ReadAsync(Failed) is var failed and > 0)
            throw new InvalidOperationException($"{failed} crawls failed; the figures would mean nothing.");
    }

    /// <summary>The offset of the log's newest entry.</summary>
    public Task<long> HeadAsync() => ReadAsync(Head);

    /// <summary>The room that the store takes, in bytes, indexes included.</summary>
    public Task<long> SizeAsync() => ReadAsync(Size);

    public TimeSpan WorkerTime() => _workers.Aggregate(TimeSpan.Zero, (sum, worker) => sum + worker.ProcessorTime());

    public TimeSpan StoreTime() => _server.ProcessorTime();

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static JsonObject Configuration(MeasuredSources sources) => new()
    {
        ["Ingestion"] = new JsonObject
        {
            ["Store"] = new JsonObject { ["Provider"] = "postgresql" },
            ["Cluster"] = new JsonObject { ["Enabled"] = true },
            ["Api"] = new JsonObject { ["Enabled"] = true },
            ["Sources"] = sources.Configuration(),
        },
    };

    private async Task<long> ReadAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
