using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Reloading;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class SourceApiTests
{
    private const string Lake = """
        , "Sources": { "lake": { "Type": "filelake", "Schedule": "0 0 3 1 1 ?", "Options": { "Root": "FOLDER/lake" } },
                       "off": { "Type": "filelake", "Enabled": false, "Options": { "Root": "FOLDER/lake" } } }
        """;

    [Fact]
    public async Task Sources_List_ShowsHowEachStands()
    {
        await using var api = await StartAsync();

        var list = (await api.GetAsync("/api/v1/sources")).GetProperty("items");
        var one = await api.GetAsync("/api/v1/sources/LAKE");

        Assert.Equal(["lake", "off"], list.EnumerateArray().Select(source => source.GetProperty("name").GetString()));
        Assert.Equal(["Idle", "Disabled"], list.EnumerateArray().Select(source => source.GetProperty("state").GetString()));
        Assert.Equal("0 0 3 1 1 ?", one.GetProperty("schedule").GetString());
        Assert.EndsWith("-01-01T03:00:00+00:00", one.GetProperty("nextRunAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, one.GetProperty("lastRun").ValueKind);
    }

    [Fact]
    public async Task Trigger_Request_IsRunOnceAndLeadsToItsRunAndEntities()
    {
        await using var api = await StartAsync();

        using var first = await PostAsync(api, "/api/v1/sources/lake/trigger", """{ "requestId": "backfill" }""");
        using var again = await PostAsync(api, "/api/v1/sources/lake/trigger", """{ "requestId": "backfill" }""");
        using var other = await PostAsync(api, "/api/v1/sources/lake/trigger", """{ "requestId": "backfill", "approveRemovals": true }""");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal("/api/v1/requests/backfill", first.Headers.Location?.OriginalString);
        var request = await EndedAsync(api, first.Headers.Location!);
        Assert.Equal(("Api", "Succeeded"), (request.GetProperty("origin").GetString(), request.GetProperty("outcome").GetString()));
        var run = await api.GetAsync($"/api/v1/runs/{request.GetProperty("runId").GetString()}");
        Assert.Equal("backfill", run.GetProperty("requestId").GetString());
        var datasets = (await api.GetAsync("/api/v1/log?aspect=schemaMetadata")).GetProperty("items");
        var urn = datasets[0].GetProperty("proposal").GetProperty("entityUrn").GetString()!;
        var entity = await api.GetAsync($"/api/v1/entities/{Uri.EscapeDataString(urn)}");
        Assert.Equal("lake", entity.GetProperty("items")[0].GetProperty("source").GetString());
        Assert.Single((await api.GetAsync("/api/v1/runs?requestId=backfill")).GetProperty("items").EnumerateArray());
        Assert.Equal("backfill", (await api.GetAsync("/api/v1/requests?state=Ended")).GetProperty("items")[0].GetProperty("request").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Trigger_WithoutABody_GetsAnIdOfItsOwn()
    {
        await using var api = await StartAsync();

        using var response = await api.Client.PostAsync(new Uri("/api/v1/sources/lake/trigger", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var filed = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"/api/v1/requests/{filed.GetProperty("request").GetProperty("id").GetString()}", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("none", HttpStatusCode.NotFound)]
    [InlineData("off", HttpStatusCode.Conflict)]
    public async Task Trigger_SourceThatCannotBeCrawled_IsRefused(string source, HttpStatusCode expected)
    {
        await using var api = await StartAsync();

        using var response = await PostAsync(api, $"/api/v1/sources/{source}/trigger", "{}");

        Assert.Equal(expected, response.StatusCode);
        Assert.Contains(source, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_AndResume_ChangeTheSourceOnce()
    {
        await using var api = await StartAsync();

        var outcomes = new List<bool>();
        foreach (var verb in new[] { "pause", "pause", "resume", "resume", "cancel" })
        {
            using var response = await PostAsync(api, $"/api/v1/sources/lake/{verb}", null);
            outcomes.Add((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changed").GetBoolean());
            if (outcomes.Count == 2)
                Assert.Equal("Paused", (await api.GetAsync("/api/v1/sources/lake")).GetProperty("state").GetString());
        }

        Assert.Equal([true, false, true, false, false], outcomes);
    }

    [Fact]
    public async Task Configuration_InForce_IsToldWithWhatIsWrongWithANewerOne()
    {
        await using var api = await StartAsync();
        api.Redactor.Add("hunter2hunter2");

        var before = await api.Client.GetStringAsync(new Uri("/api/v1/configuration", UriKind.Relative));
        api.Current.Refuse(new RefusedEdit(
            ApiHarness.StartedAt, [new ConfigurationProblem("Ingestion:Sources:lake:Typ", "is not hunter2hunter2.", new("config/a.json", 7))]));
        var after = await api.Client.GetStringAsync(new Uri("/api/v1/configuration", UriKind.Relative));

        Assert.Equal("""{"revision":1,"loadedAt":"2026-11-21T10:00:00+00:00","sources":1,"sinks":0,"conflicts":[],"refused":null}""", before);
        Assert.Equal(
            """{"revision":1,"loadedAt":"2026-11-21T10:00:00+00:00","sources":1,"sinks":0,"conflicts":[],"refused":{"at":"2026-11-21T10:00:00+00:00","problems":[{"path":"Ingestion:Sources:lake:Typ","message":"is not ***.","location":"config/a.json:7"}]}}""",
            after);
    }

    private static Task<ApiHarness> StartAsync() => ApiHarness.StartAsync(ingestion: Lake, files: folder =>
    {
        Directory.CreateDirectory(Path.Combine(folder, "lake"));
        File.WriteAllText(Path.Combine(folder, "lake", "orders.csv"), "id,amount\n1,2.5\n");
    });

    private static Task<HttpResponseMessage> PostAsync(ApiHarness api, string path, string? json) =>
        api.Client.PostAsync(new Uri(path, UriKind.Relative), json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

    private static async Task<JsonElement> EndedAsync(ApiHarness api, Uri location)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var request = await api.GetAsync(location.OriginalString);
            if (request.GetProperty("state").GetString() == "Ended")
                return request;
            await Task.Delay(50, patience.Token);
        }
    }
}
