using System.Net;
using System.Net.Sockets;
using System.Text;
using MetadataIngestion.Worker.Api.Following;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class FollowTests
{
    private static readonly FollowTiming Quick = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60));

    [Fact]
    public async Task Follow_AcrossReconnects_SeesEachEntryOnceAndInOrder()
    {
        const int entries = 400;
        await using var api = await ApiHarness.StartAsync(timing: Quick);
        var writing = Task.Run(() => api.AppendAsync("sales", Enumerable.Range(1, entries).Select(number => $"urn:{number}")));

        var seen = new List<long>();
        string? lastId = null;
        while (seen.Count < entries)
        {
            await using var reader = await EventReader.ConnectAsync(api.Client, "/api/v1/log/follow", lastId);
            seen.AddRange((await reader.ReadAsync(Math.Min(37, entries - seen.Count))).Select(entry => entry.GetProperty("offset").GetInt64()));
            lastId = reader.LastId;
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, entries).Select(offset => (long)offset), seen);
    }

    [Fact]
    public async Task Follow_FilterAndBreak_GoesOnBehindWhatDidNotFit()
    {
        await using var api = await ApiHarness.StartAsync(timing: Quick);
        await api.AppendAsync("sales", Enumerable.Range(1, 20).Select(number => $"urn:{number}"));
        await using var reader = await EventReader.ConnectAsync(api.Client, "/api/v1/log/follow?source=hr&from=5");
        await api.AppendAsync("hr", ["urn:1", "urn:2"]);

        var entries = await reader.ReadAsync(2);

        Assert.Equal([21, 22], entries.Select(entry => entry.GetProperty("offset").GetInt64()));
        Assert.All(entries, entry => Assert.Equal("hr", entry.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task Follow_NothingNew_SendsSignsOfLifeWithThePosition()
    {
        await using var api = await ApiHarness.StartAsync(timing: Quick);
        await api.AppendAsync("sales", ["urn:1", "urn:2"]);
        using var stream = await api.Client.GetStreamAsync("/api/v1/log/follow?source=hr");
        using var reader = new StreamReader(stream);

        var lines = new List<string?>();
        while (lines.Count(line => line == "id: 2") < 2)
            lines.Add(await reader.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)));

        Assert.Equal([": alive", "id: 0", "", ": alive", "id: 2", "", ": alive", "id: 2"], lines);
    }

    [Fact]
    public async Task Follow_ServiceStops_EndsCleanly()
    {
        await using var api = await ApiHarness.StartAsync();
        await api.AppendAsync("sales", ["urn:1"]);
        await using var reader = await EventReader.ConnectAsync(api.Client, "/api/v1/log/follow");
        await reader.ReadAsync(1);

        var stopping = api.StopAsync();

        Assert.True(await reader.EndsAsync());
        await stopping;
        Assert.Equal(0, api.Followers.Count);
    }

    [Fact]
    public async Task Follow_ClientThatNeverReads_IsDropped()
    {
        await using var api = await ApiHarness.StartAsync(timing: new FollowTiming(TimeSpan.FromSeconds(15), TimeSpan.FromMilliseconds(500)));
        await api.AppendAsync("sales", Enumerable.Range(1, 60).Select(number => $"urn:{number}"), json: $$"""{"text":"{{new string('x', 500_000)}}"}""");
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, api.Address.Port);
        await client.SendAsync(Encoding.ASCII.GetBytes("GET /api/v1/log/follow HTTP/1.1\r\nHost: localhost\r\n\r\n"));

        await Wait.UntilAsync(() => api.Log.Messages.Any(message => message.Contains("was dropped", StringComparison.Ordinal)));

        await Wait.UntilAsync(() => api.Followers.Count == 0);
    }

    [Fact]
    public async Task Follow_MoreThanMayBe_AreToldToComeLater()
    {
        await using var api = await ApiHarness.StartAsync("""{ "Url": "http://127.0.0.1:0", "MaxFollowers": 1 }""");
        await using (await EventReader.ConnectAsync(api.Client, "/api/v1/log/follow"))
        {
            using var second = await api.Client.GetAsync("/api/v1/log/follow");

            Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
            Assert.Equal("application/problem+json", second.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(second.Headers.RetryAfter);
        }

        await Wait.UntilAsync(() => api.Followers.Count == 0);
        await using var third = await EventReader.ConnectAsync(api.Client, "/api/v1/log/follow");
    }

    [Fact]
    public async Task Follow_KeyRevoked_Ends()
    {
        await using var api = await ApiHarness.StartWithKeysAsync(Quick);
        await api.AppendAsync("sales", ["urn:1"]);
        using var client = api.With("reader");
        await using var reader = await EventReader.ConnectAsync(client, "/api/v1/log/follow");
        await reader.ReadAsync(1);

        ApiHarness.WriteKeys(api.Folder, ("operator", "operate"));

        Assert.True(await reader.EndsAsync());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    public async Task Follow_LastEventIdThatIsNone_IsRefused(string lastId)
    {
        await using var api = await ApiHarness.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/log/follow");
        request.Headers.Add("Last-Event-ID", lastId);

        using var response = await api.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
