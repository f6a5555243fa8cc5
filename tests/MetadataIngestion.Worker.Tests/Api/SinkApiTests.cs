using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class SinkApiTests
{
    private const string Sinks = """
        , "Sinks": { "out": { "Type": "file", "Options": { "Path": "FOLDER/out.ndjson" } }, "off": { "Type": "file", "Enabled": false, "Options": { "Path": "FOLDER/off.ndjson" } } }
        """;

    [Fact]
    public async Task Replay_FromAnOffset_DeliversAgain()
    {
        await using var api = await StartAsync();
        await api.AppendAsync("sales", ["urn:a", "urn:b", "urn:c"]);
        await DeliveredAsync(api, 3);

        using var replay = await PostAsync(api, "/api/v1/sinks/out/replay", """{ "from": 2 }""");
        using var tooFar = await PostAsync(api, "/api/v1/sinks/out/replay", """{ "from": 9 }""");
        using var nowhere = await PostAsync(api, "/api/v1/sinks/none/replay", """{ "from": 1 }""");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (replay.StatusCode, tooFar.StatusCode, nowhere.StatusCode));
        Assert.Contains("Give an offset from 1 to ", await tooFar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await DeliveredAsync(api, 3);
    }

    [Fact]
    public async Task Sinks_List_ShowsOffsetAndLag()
    {
        await using var api = await StartAsync();
        await api.AppendAsync("sales", ["urn:a", "urn:b"]);
        await DeliveredAsync(api, 2);

        var off = (await api.GetAsync("/api/v1/sinks")).GetProperty("items")[0];

        Assert.Equal(("off", "Disabled", 2), (off.GetProperty("name").GetString(), off.GetProperty("state").GetString(), off.GetProperty("lag").GetInt32()));
    }

    [Fact]
    public async Task DeadLetters_Several_ArePagedAndDropped()
    {
        await using var api = await StartAsync();
        await api.AppendAsync("sales", ["urn:a", "urn:b", "urn:c"]);
        await DeliveredAsync(api, 3);
        await api.Store.TryMoveSinkAsync("off", 0, 3, [.. Enumerable.Range(1, 3).Select(offset => new RejectedEntry(offset, "too odd"))], under: null, CancellationToken.None);

        var first = await api.GetAsync("/api/v1/sinks/off/dead-letters?limit=2");
        var second = await api.GetAsync($"/api/v1/sinks/off/dead-letters?limit=2&from={first.GetProperty("next").GetInt64()}");
        using var retry = await PostAsync(api, "/api/v1/sinks/off/dead-letters/retry", null);
        using var one = await api.Client.DeleteAsync(new Uri("/api/v1/sinks/off/dead-letters/2", UriKind.Relative));
        using var oneAgain = await api.Client.DeleteAsync(new Uri("/api/v1/sinks/off/dead-letters/2", UriKind.Relative));
        using var all = await api.Client.DeleteAsync(new Uri("/api/v1/sinks/off/dead-letters", UriKind.Relative));

        Assert.Equal([1, 2], Offsets(first));
        Assert.Equal([3], Offsets(second));
        Assert.Equal("too odd", second.GetProperty("items")[0].GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(
            (HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.NotFound), (retry.StatusCode, one.StatusCode, oneAgain.StatusCode));
        Assert.Equal(2, (await all.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("dropped").GetInt32());
    }

    [Fact]
    public async Task DeadLetters_Retried_AreTaken()
    {
        await using var api = await StartAsync();
        await api.AppendAsync("sales", ["urn:a", "urn:b"]);
        await DeliveredAsync(api, 2);
        await api.Store.TryMoveSinkAsync("out", 2, 2, [new RejectedEntry(1, "too odd")], under: null, CancellationToken.None);

        using var response = await PostAsync(api, "/api/v1/sinks/out/dead-letters/retry", """{ "offsets": [1] }""");

        Assert.Equal(1, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("delivered").GetInt32());
        Assert.Empty(Offsets(await api.GetAsync("/api/v1/sinks/out/dead-letters")));
    }

    private static Task<ApiHarness> StartAsync() => ApiHarness.StartAsync(ingestion: Sinks);

    private static IEnumerable<int> Offsets(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(letter => letter.GetProperty("offset").GetInt32());

    private static Task<HttpResponseMessage> PostAsync(ApiHarness api, string path, string? json) =>
        api.Client.PostAsync(new Uri(path, UriKind.Relative), json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

    private static async Task DeliveredAsync(ApiHarness api, long offset)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await api.GetAsync("/api/v1/sinks/out")).GetProperty("offset").GetInt64() < offset)
            await Task.Delay(50, patience.Token);
    }
}
