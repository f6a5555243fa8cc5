using System.Net;
using System.Text.Json;
using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class QuarantineApiTests
{
    private const string Urn = "urn:li:dataset:(urn:li:dataPlatform:file,retail/stores.csv,PROD)";
    private const string Lake = """, "Sources": { "lake": { "Type": "filelake", "Schedule": "0 0 3 1 1 ?", "Options": { "Root": "FOLDER/lake" } } }""";

    private static readonly string s_path = $"/api/v1/quarantine/{Uri.EscapeDataString(Urn)}";

    [Fact]
    public async Task Quarantine_ListAndShow_TellWhatWaitsAndWhy()
    {
        await using var api = await StartAsync();

        var item = Assert.Single((await api.GetAsync("/api/v1/quarantine?source=lake&status=Waiting")).GetProperty("items").EnumerateArray());
        var shown = Assert.Single((await api.GetAsync(s_path)).GetProperty("items").EnumerateArray());

        Assert.Equal((Urn, "Waiting", "GP101: Nobody owns it."), (Text(item, "urn"), Text(item, "status"), Text(item, "reason")));
        Assert.False(item.TryGetProperty("aspects", out _));
        Assert.False(shown.GetProperty("aspects").GetProperty("status").GetProperty("removed").GetBoolean());
        Assert.Empty((await api.GetAsync("/api/v1/quarantine?status=Rejected")).GetProperty("items").EnumerateArray());
        Assert.Equal(Urn, Text(Assert.Single((await api.GetAsync($"/api/v1/quarantine/{Urn}")).GetProperty("items").EnumerateArray()), "urn"));
    }

    [Fact]
    public async Task Approve_WithCrawl_IsKeptAndFilesARequest()
    {
        await using var api = await StartAsync();

        var outcome = await PostAsync(api, "approve", """{ "state": "s1", "by": "ann", "reason": "agreed", "crawl": true }""", HttpStatusCode.OK);

        Assert.Equal(("Approved", "ann"), (Text(outcome.GetProperty("item"), "status"), Text(outcome.GetProperty("item"), "decidedBy")));
        Assert.Equal("lake", Text(outcome.GetProperty("request").GetProperty("request"), "source"));
    }

    [Fact]
    public async Task Reject_Waiting_IsKeptAndNobodyHasToDecideAnyMore()
    {
        await using var api = await StartAsync();
        var before = await HealthAsync(api);
        await PostAsync(api, "reject", """{ "state": "s1", "by": "ann", "reason": "no" }""", HttpStatusCode.OK);
        var after = await HealthAsync(api);

        Assert.Equal("Degraded", Text(before, "status"));
        Assert.StartsWith("1 dataset in quarantine waits for somebody to decide, since 2026-11-21 10:00:00Z (", Text(before, "detail"), StringComparison.Ordinal);
        Assert.Equal(("Healthy", "Nothing in quarantine waits for a decision; 0 approved, 1 rejected."), (Text(after, "status"), Text(after, "detail")));
        Assert.Equal("Rejected", Assert.Single(await api.Store.Quarantine.ListAsync("lake", CancellationToken.None)).Status.ToString());
    }

    [Theory]
    [InlineData("approve", """{ "state": "s2", "by": "ann", "reason": "agreed" }""", HttpStatusCode.Conflict)]
    [InlineData("approve", """{ "state": "s1", "by": " ", "reason": "agreed" }""", HttpStatusCode.BadRequest)]
    [InlineData("approve", """{ "by": "ann", "reason": "agreed" }""", HttpStatusCode.BadRequest)]
    [InlineData("approve", """{ "state": "s1", "by": "ann", "reason": "agreed", "more": 1 }""", HttpStatusCode.BadRequest)]
    [InlineData("reject", """{ "state": "s1", "by": "ann", "reason": "no", "crawl": true }""", HttpStatusCode.BadRequest)]
    public async Task Decide_NotRight_IsRefusedAndChangesNothing(string verb, string body, HttpStatusCode expected)
    {
        await using var api = await StartAsync();

        await PostAsync(api, verb, body, expected);

        Assert.Equal(QuarantineStatus.Waiting, Assert.Single(await api.Store.Quarantine.ListAsync("lake", CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Decide_NothingOfThatUrn_IsNotFound()
    {
        await using var api = await ApiHarness.StartAsync();

        using var show = await api.Client.GetAsync(s_path);
        await PostAsync(api, "approve", """{ "state": "s1", "by": "ann", "reason": "agreed" }""", HttpStatusCode.NotFound);

        Assert.Equal(HttpStatusCode.NotFound, show.StatusCode);
    }

    [Fact]
    public async Task Decide_KeyThatMayOnlyRead_IsForbidden()
    {
        await using var api = await ApiHarness.StartWithKeysAsync();
        using var reader = api.With("reader");

        using var list = await reader.GetAsync("/api/v1/quarantine");
        using var approve = await reader.PostAsync($"{s_path}/approve", null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (list.StatusCode, approve.StatusCode));
    }

    private static async Task<ApiHarness> StartAsync()
    {
        var api = await ApiHarness.StartAsync(ingestion: Lake, files: folder => Directory.CreateDirectory(Path.Combine(folder, "lake")));
        var entry = new QuarantinedDataset("lake", Urn, "retail.stores.csv", "GP101: Nobody owns it.", "s1", "run-1", ApiHarness.StartedAt);
        await api.Store.Quarantine.PutAsync([new HeldDataset(entry, """{"status":{"removed":false}}""")], CancellationToken.None);
        return api;
    }

    private static async Task<JsonElement> PostAsync(ApiHarness api, string verb, string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync($"{s_path}/{verb}", content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<JsonElement> HealthAsync(ApiHarness api) => (await api.GetAsync("/health/ready")).GetProperty("entries").GetProperty("quarantine");

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
