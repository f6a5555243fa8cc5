using System.Net;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class EntityApiTests
{
    private const string Urn = "urn:li:dataset:(urn:li:dataPlatform:file,retail/100%25/or\u00e4nge a%2Fb.csv,PROD)";

    [Fact]
    public async Task Entity_TwoSourcesDescribeIt_ShowsEachWithItsNewestAspects()
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", [Urn], "status", """{"removed":true}""");
        await api.AppendAsync("sales", [Urn], "status", """{"removed":false}""");
        await api.AppendAsync("sales", [Urn], "schemaMetadata", """{"fields":[]}""");
        await api.AppendAsync("hr", [Urn]);

        var entity = await api.GetAsync($"/api/v1/entities/{Uri.EscapeDataString(Urn)}");

        Assert.Equal(Urn, entity.GetProperty("urn").GetString());
        Assert.Equal(["hr", "sales"], entity.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("source").GetString()));
        var aspects = entity.GetProperty("items")[1].GetProperty("aspects");
        Assert.Equal(2, aspects.GetProperty("status").GetProperty("offset").GetInt64());
        Assert.False(aspects.GetProperty("status").GetProperty("proposal").GetProperty("aspect").GetProperty("json").GetProperty("removed").GetBoolean());
        Assert.Equal(3, aspects.GetProperty("schemaMetadata").GetProperty("offset").GetInt64());
    }

    [Fact]
    public async Task Entity_SlashesNotEncoded_IsFoundToo()
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", ["urn:li:dataset:(a,b/c.csv,PROD)"]);

        var entity = await api.GetAsync("/api/v1/entities/urn:li:dataset:(a,b/c.csv,PROD)");

        Assert.Equal("urn:li:dataset:(a,b/c.csv,PROD)", entity.GetProperty("urn").GetString());
    }

    [Fact]
    public async Task History_OfAnEntity_IsWhatTheLogSaysOfItByPage()
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", [Urn, "urn:other"], "status");
        await api.AppendAsync("hr", [Urn], "schemaMetadata");
        await api.AppendAsync("sales", [Urn], "status");
        var path = $"/api/v1/entities/{Uri.EscapeDataString(Urn)}/history";

        var all = await api.GetAsync(path);
        var first = await api.GetAsync($"{path}?limit=2");
        var rest = await api.GetAsync($"{path}?limit=2&from={first.GetProperty("next").GetInt64()}");
        var some = await api.GetAsync($"{path}?aspect=schemaMetadata&source=hr");

        Assert.Equal([1, 3, 4], Offsets(all));
        Assert.Equal([1, 3], Offsets(first));
        Assert.Equal([4], Offsets(rest));
        Assert.Equal([3], Offsets(some));
    }

    [Fact]
    public async Task Entity_NobodyDescribes_IsNotFound()
    {
        await using var api = await ApiHarness.StartAsync();

        using var response = await api.Client.GetAsync("/api/v1/entities/urn:none");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static IEnumerable<int> Offsets(System.Text.Json.JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("offset").GetInt32());
}
