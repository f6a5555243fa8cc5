using MetadataIngestion.Sinks.Webhook;
using static MetadataIngestion.Sinks.Tests.Webhook.WebhookRun;

namespace MetadataIngestion.Sinks.Tests.Webhook;

public sealed class WebhookJsonTests : IAsyncLifetime
{
    private static readonly string[] s_told = ["kind", "state", "level", "code", "rule", "text"];

    private static readonly string[] s_ended = ["kind", "state", "reason", "text"];

    private TestReceiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await TestReceiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task WriteAsync_Change_TellsAllThatTheLogDoes()
    {
        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url }, News.Change(4711));

        var request = Assert.Single(_receiver.Requests);
        Assert.Equal(("POST", "/services/T0/hook-path?key=k1", "application/json; charset=utf-8", "run-1-4711"), (request.Method, request.Target, request.Headers["Content-Type"], request.Id));
        Assert.Equal(
            """
            {"version":1,"type":"message","id":"run-1-4711","message":{"offset":4711,"recordedAt":"2026-11-05T10:00:01+00:00","source":"shop","runId":"run-1",
            "kind":"change","level":"breaking","code":"type.narrowed","text":"shop.sales.orders, field code holds fewer values: varchar(50) -\u003E varchar(20)",
            "entity":{"urn":"urn:li:dataset:(urn:li:dataPlatform:postgres,shop.sales.orders,PROD)","type":"dataset","name":"shop.sales.orders","platform":"postgres"},
            "fieldPath":"code","domains":["urn:li:domain:sales"],"owners":["urn:li:corpuser:ada"],"before":"varchar(50)","after":"varchar(20)",
            "previousSchemaVersion":"1.0.0","schemaVersion":"2.0.0",
            "impact":{"count":2,"urns":["urn:li:dataset:(urn:li:dataPlatform:postgres,shop.sales.recent,PROD)"],"consumerGroups":["billing"],"contracts":["orders"],"products":["urn:li:dataProduct:shop","urn:li:dataProduct:reports"]}}}
            """.ReplaceLineEndings(string.Empty),
            request.Text);
    }

    [Fact]
    public async Task WriteAsync_Findings_TellWhetherTheyAreOpenAndWhatIsBroken()
    {
        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url }, News.Policy(1), News.Policy(2, "RESOLVED", message: null), News.Contract(3), News.Incident(4), News.Incident(5, "RESOLVED"));

        var messages = _receiver.Requests.Select(request => request.Json.GetProperty("message")).ToList();
        Assert.Equal(
            [
                "policy opened warning GP101 urn:li:test:GP101 shop.sales.orders: Nobody owns it.",
                "policy resolved warning GP101 urn:li:test:GP101 shop.sales.orders: resolved: Every asset has an owner",
                "contract opened error DC205 urn:li:assertion:6f1 shop.sales.orders: its contract is broken: DC205 total: failed, proved: it takes nulls",
                "policy opened warning OW002 urn:li:incident:9c2 bob, who owns 2 datasets, has left.",
                "policy resolved warning OW002 urn:li:incident:9c2 resolved: bob, who owns 2 datasets, has left.",
            ],
            messages.Select(message => string.Join(' ', s_told.Select(name => message.GetProperty(name).GetString()))));
        Assert.Equal("shop.sales.orders", messages[2].GetProperty("entity").GetProperty("name").GetString());
        Assert.Equal("urn:li:domain:sales", messages[2].GetProperty("domains")[0].GetString());
    }

    [Fact]
    public async Task WriteAsync_ContractThatHoldsAgain_IsResolved()
    {
        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url }, News.Contract(1, "SUCCESS", previous: "FAILURE"));

        var message = Assert.Single(_receiver.Requests).Json.GetProperty("message");
        Assert.Equal(
            ("resolved", "shop.sales.orders: its contract holds again: DC205 total: failed, proved: it takes nulls"),
            (message.GetProperty("state").GetString(), message.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task WriteAsync_WhatEndsWithItsAsset_IsResolvedAndTellsWhy()
    {
        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url }, News.Policy(1, "RESOLVED", message: null, reason: "asset dropped"), News.ContractRemoved(2, "FAILURE"), News.ContractRemoved(3, "SUCCESS"));

        Assert.Equal(
            [
                "policy resolved asset dropped shop.sales.orders: resolved (asset dropped): Every asset has an owner",
                "contract resolved asset dropped shop.sales.orders: resolved (asset dropped): its contract was broken",
            ],
            _receiver.Requests.Select(request => request.Json.GetProperty("message"))
                .Select(message => string.Join(' ', s_ended.Select(name => message.GetProperty(name).GetString()))));
    }

    [Fact]
    public async Task WriteAsync_EntriesThatAreNoNews_SendNothing()
    {
        Assert.Empty(await WriteAsync(
            new WebhookSinkOptions { Url = _receiver.Url, ChangeLevel = Core.Verdicts.VerdictLevel.Informational, FindingLevel = WebhookFindingLevel.Note },
            [Entries.Entry(1), Entries.Event(2), News.Contract(3, "SUCCESS"), News.Contract(4, "ERROR"), News.Contract(5, "SUCCESS", previous: "ERROR")]));

        Assert.Empty(_receiver.Requests);
    }

    [Fact]
    public async Task WriteAsync_MoreThanAFew_IsOneDigestOfTheWorst()
    {
        var batch = News.Changes(1, 30).Append(News.Policy(31)).Append(News.Change(32, "asset.dropped", impact: 50, text: "shop.sales.lines is gone", domains: "logistics")).Append(News.Policy(33, "RESOLVED")).ToArray();

        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url }, batch);

        var request = Assert.Single(_receiver.Requests);
        var digest = request.Json.GetProperty("digest");
        Assert.Equal(("digest", "run-1-1-33", "run-1-1-33"), (request.Json.GetProperty("type").GetString(), request.Json.GetProperty("id").GetString(), request.Id));
        Assert.Equal((33, 1, 33), (digest.GetProperty("count").GetInt32(), digest.GetProperty("firstOffset").GetInt32(), digest.GetProperty("lastOffset").GetInt32()));
        Assert.Equal("""{"breaking":31,"warning":2}""", digest.GetProperty("levels").GetRawText());
        Assert.Equal("""{"change":31,"policy":2}""", digest.GetProperty("kinds").GetRawText());
        Assert.Equal("""{"opened":1,"resolved":1}""", digest.GetProperty("states").GetRawText());
        Assert.Equal("""{"type.narrowed":30,"GP101":2,"asset.dropped":1}""", digest.GetProperty("codes").GetRawText());
        Assert.Equal("""{"shop":33}""", digest.GetProperty("sources").GetRawText());
        Assert.Equal("""{"urn:li:domain:sales":30,"none":2,"urn:li:domain:logistics":1}""", digest.GetProperty("domains").GetRawText());
        Assert.Equal([32, 1, 2, 3, 4, 5, 6, 7, 8, 9], digest.GetProperty("worst").EnumerateArray().Select(message => message.GetProperty("offset").GetInt32()));
    }

    [Fact]
    public async Task WriteAsync_ManyNames_AreCountedTogether()
    {
        var batch = Enumerable.Range(1, 500).Select(offset => News.Change(offset, domains: $"domain-{offset % 100:00}")).ToArray();

        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url }, batch);

        var domains = Assert.Single(_receiver.Requests).Json.GetProperty("digest").GetProperty("domains");
        Assert.Equal(20, domains.EnumerateObject().Count());
        Assert.Equal(500 - (19 * 5), domains.GetProperty("others").GetInt32());
    }

    [Fact]
    public async Task WriteAsync_HostileNames_StayText()
    {
        await WriteAsync(new WebhookSinkOptions { Url = _receiver.Url }, News.Change(1, text: "<script>alert(\"1\")</script>\n\u0000 \ud83d\ude00"));

        Assert.Equal("<script>alert(\"1\")</script>\n\u0000 \ud83d\ude00", Assert.Single(_receiver.Requests).Json.GetProperty("message").GetProperty("text").GetString());
    }
}
