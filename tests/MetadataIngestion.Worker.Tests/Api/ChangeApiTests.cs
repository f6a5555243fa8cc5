using System.Net;
using System.Text.Json;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class ChangeApiTests
{
    [Theory]
    [InlineData("", "2 3 4 6", 8)]
    [InlineData("?level=Risky", "3 4", 8)]
    [InlineData("?level=breaking", "4", 8)]
    [InlineData("?source=hr", "6", 8)]
    [InlineData("?urn=urn:b", "3", 8)]
    [InlineData("?domain=sales", "2", 8)]
    [InlineData("?domain=urn:li:domain:sales&level=Risky", "", 8)]
    [InlineData("?since=1h", "2 3 4 6", 8)]
    [InlineData("?since=2999-01-01", "", 8)]
    [InlineData("?limit=2", "2 3", 4)]
    [InlineData("?limit=2&from=4", "4 6", 7)]
    [InlineData("?limit=1&level=Breaking", "4", 5)]
    [InlineData("?from=7", "", 8)]
    public async Task Changes_Filters_ShowThatPartAloneAndGoOnBehindIt(string query, string offsets, long next)
    {
        await using var api = await StartAsync();

        var page = await api.GetAsync("/api/v1/changes" + query);

        Assert.Equal(offsets, string.Join(' ', page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("offset").GetInt64())));
        Assert.Equal((next, 7), (page.GetProperty("next").GetInt64(), page.GetProperty("head").GetInt64()));
    }

    [Fact]
    public async Task Changes_Item_IsTheEntryOfTheLog()
    {
        await using var api = await StartAsync();

        var change = (await api.GetAsync("/api/v1/changes?level=Breaking")).GetProperty("items")[0];
        var entry = (await api.GetAsync("/api/v1/log?from=4&limit=1")).GetProperty("items")[0];

        Assert.Equal(entry.GetRawText(), change.GetRawText());
        Assert.Equal("asset.dropped", change.GetProperty("event").GetProperty("payload").GetProperty("parameters").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("?since=yesterday", "since", "must be a date, a time, or an age such as 24h or 7d.")]
    [InlineData("?limit=0", "limit", "must be from 1 to 1000.")]
    [InlineData("?aspect=status", "aspect", "is not a parameter; there are")]
    [InlineData("?level=7", "level", "must be informational, compatible, risky or breaking.")]
    public async Task Changes_ParameterThatIsNotRight_IsRefusedByName(string query, string name, string message)
    {
        await using var api = await StartAsync();

        using var response = await api.Client.GetAsync("/api/v1/changes" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.StartsWith(message, problem.RootElement.GetProperty("errors").GetProperty(name)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_NoKey_AreForThoseWhoMayRead()
    {
        await using var api = await ApiHarness.StartWithKeysAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Client.GetAsync("/api/v1/changes")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.With("reader").GetAsync("/api/v1/changes")).StatusCode);
    }

    /// <summary>Offsets 1 and 7 are no changes, nor is 5, which tells no verdict.</summary>
    private static async Task<ApiHarness> StartAsync()
    {
        var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", ["urn:a"], "domains", """{"domains":["urn:li:domain:sales"]}""");
        await api.AppendEventAsync("sales", "urn:a", Verdict("asset.added", "informational"));
        await api.AppendEventAsync("sales", "urn:b", Verdict("view.changed", "risky"));
        await api.AppendEventAsync("sales", "urn:c", Verdict("asset.dropped", "breaking"));
        await api.AppendEventAsync("hr", "urn:d", """{"category":"LIFECYCLE","parameters":{}}""");
        await api.AppendEventAsync("hr", "urn:e", Verdict("default.added", "compatible"));
        await api.AppendAsync("hr", ["urn:f"]);
        return api;
    }

    private static string Verdict(string code, string level) =>
        $$$"""{"category":"TECHNICAL_SCHEMA","parameters":{"code":"{{{code}}}","level":"{{{level}}}","message":"something changed"}}""";
}
