using System.Net.ServerSentEvents;
using System.Text.Json;

namespace MetadataIngestion.Worker.Tests.Api;

/// <summary>Follows the log as a client would.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;
    private readonly CancellationTokenSource _patience = new(Patience);

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _events = SseParser.Create(stream).EnumerateAsync(_patience.Token).GetAsyncEnumerator();
    }

    /// <summary>The id of the newest event.</summary>
    public string? LastId { get; private set; }

    public static async Task<EventReader> ConnectAsync(HttpClient client, string path, string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastId is not null)
            request.Headers.Add("Last-Event-ID", lastId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next entries.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(int count)
    {
        var entries = new List<JsonElement>();
        while (entries.Count < count && await _events.MoveNextAsync())
        {
            LastId = _events.Current.EventId;
            entries.Add(JsonDocument.Parse(_events.Current.Data).RootElement);
            Assert.Equal(LastId, $"{entries[^1].GetProperty("offset")}");
        }

        return entries;
    }

    /// <summary>Whether the service ended the stream, rather than sending another event.</summary>
    public async Task<bool> EndsAsync() => !await _events.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        await _patience.CancelAsync();
        await _events.DisposeAsync();
        _response.Dispose();
        _patience.Dispose();
    }
}
