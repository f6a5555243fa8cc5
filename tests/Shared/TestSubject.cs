using System.Net.Http.Json;

namespace MetadataIngestion.Tests.Shared;

/// <summary>The subject of a topic's values in the registry of <c>SCHEMA_REGISTRY_TEST_URL</c> where that is set, else in one of its own.</summary>
internal sealed class TestSubject : IAsyncDisposable
{
    private readonly TestRegistry? _registry;
    private readonly HttpClient _client;
    private readonly string _topic;

    private TestSubject(string topic, string url, TestRegistry? registry)
    {
        (_topic, Url, _registry) = (topic, url, registry);
        _client = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/") };
    }

    /// <summary>The registry's address.</summary>
    public string Url { get; }

    public static async Task<TestSubject> StartAsync(string topic)
    {
        if (Environment.GetEnvironmentVariable("SCHEMA_REGISTRY_TEST_URL") is { } url)
            return new TestSubject(topic, url, registry: null);

        var registry = await TestRegistry.StartAsync();
        return new TestSubject(topic, registry.Url, registry);
    }

    /// <summary>What the registry answers to whoever reads a value with this id.</summary>
    public Task<string> GetSchemaAsync(int id) => _client.GetStringAsync(new Uri($"schemas/ids/{id}", UriKind.Relative));

    /// <summary>Registers an Avro schema as the next version.</summary>
    public async Task RegisterAsync(string schema)
    {
        using var answer = await _client.PostAsJsonAsync(new Uri($"subjects/{_topic}-value/versions", UriKind.Relative), new { schema });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (_registry is not null)
            await _registry.DisposeAsync();
        else
            (await _client.DeleteAsync(new Uri($"subjects/{_topic}-value", UriKind.Relative))).Dispose();
        _client.Dispose();
    }
}
