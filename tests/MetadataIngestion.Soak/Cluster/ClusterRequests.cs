using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Asks for crawls by the API of whichever worker answers, and by the configuration that all workers read.</summary>
internal sealed class ClusterRequests(ClusterConfiguration configuration, IReadOnlyList<ClusterWorker> workers, IReadOnlyList<string> sources, Random random) : IDisposable
{
    private const int Attempts = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly List<Task> _filing = [];
    private readonly List<string> _ids = [];

    public IReadOnlyCollection<string> Ids => _ids;

    /// <summary>Asks for a crawl.</summary>
    public void Add()
    {
        var (id, source) = ($"request-{_ids.Count:d4}", sources[random.Next(sources.Count)]);
        _ids.Add(id);
        if (random.Next(4) == 0)
            configuration.AddRequest(id, source);
        else
            _filing.Add(FileAsync(id, source, random.Next(workers.Count)));
    }

    /// <summary>Waits until every request is in the store.</summary>
    public Task EndAsync() => Task.WhenAll(_filing);

    public void Dispose() => _client.Dispose();

    /// <summary>The same request filed again changes nothing, so it is sent until somebody confirms it.</summary>
    private async Task FileAsync(string id, string source, int first)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryFileAsync(workers[(first + attempt) % workers.Count], id, source))
                return;
            await Task.Delay(Pause);
        }

        throw new TimeoutException($"No worker took request {id}.");
    }

    private async Task<bool> TryFileAsync(ClusterWorker worker, string id, string source)
    {
        try
        {
            using var response = await _client.PostAsJsonAsync(new Uri(worker.Api, $"sources/{source}/trigger"), new JsonObject { ["requestId"] = id });
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
