using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class SecurityTests
{
    private static readonly Uri Configuration = new("/api/v1/configuration", UriKind.Relative);

    [Fact]
    public async Task Call_NoKey_IsToldToPresentOne()
    {
        await using var api = await ApiHarness.StartWithKeysAsync();

        using var response = await api.Client.GetAsync(Configuration);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer realm=\"metadata-ingestion\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("reader", HttpStatusCode.OK)]
    [InlineData("operator", HttpStatusCode.OK)]
    public async Task Read_Key_DecidesWhoMay(string key, HttpStatusCode expected)
    {
        await using var api = await ApiHarness.StartWithKeysAsync();
        using var bearer = new HttpRequestMessage(HttpMethod.Get, Configuration);
        bearer.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        using var header = new HttpRequestMessage(HttpMethod.Get, Configuration);
        header.Headers.Add("X-Api-Key", key);

        using var first = await api.Client.SendAsync(bearer);
        using var second = await api.Client.SendAsync(header);

        Assert.Equal((expected, expected), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Operate_KeyThatMayOnlyRead_IsForbidden()
    {
        await using var api = await ApiHarness.StartWithKeysAsync();
        using var reader = api.With("reader");

        using var response = await reader.PostAsync(new Uri("/api/v1/sources/sales/pause", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("insufficient_scope", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("The key \"reader\" may only read; this needs one with the role operate.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task KeyFile_Edited_IsInForceWithoutARestart()
    {
        await using var api = await ApiHarness.StartWithKeysAsync();
        using var reader = api.With("reader");
        using var guest = api.With("guest");
        using var before = await reader.GetAsync(Configuration);

        ApiHarness.WriteKeys(api.Folder, ("operator", "operate"), ("guest", "read"));
        using var revoked = await reader.GetAsync(Configuration);
        using var added = await guest.GetAsync(Configuration);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (before.StatusCode, revoked.StatusCode, added.StatusCode));
    }

    [Fact]
    public async Task KeyFile_BrokenEdit_LeavesTheKeysInForceAndDegradesHealth()
    {
        await using var api = await ApiHarness.StartWithKeysAsync();
        using var reader = api.With("reader");

        await File.WriteAllTextAsync(Path.Combine(api.Folder, "keys.json"), """{ "keys": [ { "name": "re""");
        using var response = await reader.GetAsync(Configuration);
        var health = await reader.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(api.Log.Messages, message => message.Contains("keys.json is not valid: line 1", StringComparison.Ordinal));
        Assert.Contains("\"configuration\":{\"status\":\"Degraded\",\"detail\":\"The keys read before are still in force", health, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:1234", HttpStatusCode.OK)]
    [InlineData("[::1]:80", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("192.0.2.1", HttpStatusCode.BadRequest)]
    public async Task Host_WithoutKeys_MustBeThisMachine(string host, HttpStatusCode expected)
    {
        await using var api = await ApiHarness.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Configuration) { Headers = { Host = host } };

        using var response = await api.Client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Origin_OfAnotherPage_IsRefusedWithoutKeys()
    {
        await using var api = await ApiHarness.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sources/sales/pause") { Headers = { { "Origin", "https://evil.example" } } };

        using var response = await api.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Operation_Anyone_IsNotedWithItsCaller()
    {
        await using var api = await ApiHarness.StartWithKeysAsync();
        using var operating = api.With("operator");

        using var response = await operating.PostAsync(new Uri("/api/v1/sources/sales/pause", UriKind.Relative), null);

        Assert.Contains("Information: operator sent POST /api/v1/sources/sales/pause", api.Log.Messages);
    }
}
