using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MetadataIngestion.Soak.Servers;
using Npgsql;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Workers over lakes, left in peace to be measured.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private const string Open = "SELECT count(*) FROM metadata_ingestion.ad_hoc_request WHERE state <> 'Ended'";
    private const string Size =
        "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = 'metadata_ingestion'::regnamespace";

    private const string Head = "SELECT log_offset FROM metadata_ingestion.log_head";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("mi-cluster-").FullName;
    private readonly HttpClient _client = new();
    private readonly ThrowawayPostgres _server;
    private readonly ClusterSources _sources;
    private readonly List<ClusterWorker> _workers;

    private RunningCluster(ThrowawayPostgres server, ClusterSoakOptions options)
    {
        _server = server;
        _sources = new ClusterSources(_folder, server, server.Port, options, new Random(1));
        _workers = [.. Enumerable.Range(1, options.Workers).Select(number => new ClusterWorker($"worker-{number}", _folder, server))];
        new ClusterConfiguration(_folder, options, _sources.Configuration()).Write();
    }

    public static async Task<RunningCluster> StartAsync(ClusterSoakOptions options)
    {
        var server = await ThrowawayPostgres.StartAsync();
        await server.ExecuteAsync("postgres", "CREATE DATABASE metadata");
        var cluster = new RunningCluster(server, options);
        await cluster._sources.CreateAsync();
        await Task.WhenAll(cluster._workers.Select(worker => worker.StartAsync()));
        return cluster;
    }

    /// <summary>Asks for a crawl of every source and waits until the last one is over.</summary>
    /// <param name="name">Tells the requests from those of other times.</param>
    public async Task CrawlAllAsync(string name)
    {
        foreach (var (index, source) in _sources.Names.Index())
        {
            var trigger = new Uri(_workers[index % _workers.Count].Api, $"sources/{source}/trigger");
            using var response = await _client.PostAsJsonAsync(trigger, new JsonObject { ["requestId"] = $"{name}-{source}" });
            response.EnsureSuccessStatusCode();
        }

        while (await ReadAsync(Open) > 0)
            await Task.Delay(Pause);
    }

    /// <summary>The offset of the log's newest entry.</summary>
    public Task<long> HeadAsync() => ReadAsync(Head);

    /// <summary>The room that the store takes, in bytes, indexes included.</summary>
    public Task<long> SizeAsync() => ReadAsync(Size);

    public TimeSpan WorkerTime() => _workers.Aggregate(TimeSpan.Zero, (sum, worker) => sum + worker.ProcessorTime());

    public TimeSpan DatabaseTime() => _server.ProcessorTime();

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
        await _server.DisposeAsync();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<long> ReadAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionTo("metadata"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
