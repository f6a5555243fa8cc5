using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace MetadataIngestion.Worker.Tests.Api;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("GET", "/nowhere", null, null, 404)]
    [InlineData("GET", "/api/v1/runs/none", null, null, 404)]
    [InlineData("GET", "/api/v1/requests/none", null, null, 404)]
    [InlineData("GET", "/api/v1/entities/urn:none", null, null, 404)]
    [InlineData("DELETE", "/api/v1/runs", null, null, 405)]
    [InlineData("POST", "/api/v1/sources/sales/trigger", "{", "application/json", 400)]
    [InlineData("POST", "/api/v1/sources/sales/trigger", """{ "nonsense": 1 }""", "application/json", 400)]
    [InlineData("POST", "/api/v1/sources/sales/trigger", """{ "approveRemovals": "yes" }""", "application/json", 400)]
    [InlineData("POST", "/api/v1/sources/sales/trigger", """{ "requestId": "no spaces" }""", "application/json", 400)]
    [InlineData("POST", "/api/v1/sources/sales/trigger", """{ "scope": "regex:(" }""", "application/json", 400)]
    [InlineData("POST", "/api/v1/sources/sales/trigger", """{ "notBefore": "tomorrow" }""", "application/json", 400)]
    [InlineData("POST", "/api/v1/sources/sales/trigger", "<a/>", "application/xml", 415)]
    public async Task Call_ThatCannotBeAnswered_IsToldAsProblemDetails(string method, string path, string? body, string? type, int status)
    {
        await using var api = await ApiHarness.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Accept", "text/event-stream" } } };
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type!);

        using var response = await api.Client.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        Assert.NotEmpty(problem.RootElement.GetProperty("traceId").GetString()!);
        Assert.DoesNotContain("MetadataIngestion", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_OfAHundredMegabytes_IsRefusedBeforeAnyOfItIsSent()
    {
        await using var api = await ApiHarness.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, api.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/v1/sources/sales/pause HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n"));

        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("The body has 104857600 bytes; at most 65536 are read.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_LongWithoutSayingSo_IsRefused()
    {
        await using var api = await ApiHarness.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sources/sales/trigger")
        {
            Content = new StringContent($$"""{ "scope": "{{new string('x', 200_000)}}" }""", Encoding.UTF8, "application/json"),
            Headers = { TransferEncodingChunked = true },
        };

        using var response = await api.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Store_ThatFails_IsToldWithoutSecretsAndWithoutAStackTrace()
    {
        await using var api = await ApiHarness.StartAsync();
        api.Redactor.Add(Path.GetFileName(api.Folder));
        File.WriteAllText(Path.Combine(api.Folder, "data", "metadata.db"), new string('?', 10_000));
        File.Delete(Path.Combine(api.Folder, "data", "metadata.db-wal"));

        using var response = await api.Client.GetAsync("/api/v1/log");

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetFileName(api.Folder), text, StringComparison.Ordinal);
        Assert.Contains("metadata.db", text, StringComparison.Ordinal);
    }
}
