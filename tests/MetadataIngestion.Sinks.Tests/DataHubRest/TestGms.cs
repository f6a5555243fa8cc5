using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MetadataIngestion.Sinks.Tests.DataHubRest;

/// <summary>
/// What DataHub's metadata service documents of its two interfaces for writing: it checks the form of requests, keeps them, and answers as told. It
/// stores nothing and knows no entity model.
/// </summary>
internal sealed class TestGms : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<GmsRequest> _requests = [];
    private readonly List<long> _stored = [];
    private TestServer? _server;

    /// <summary>The token it wants, if any.</summary>
    public string? Token { get; init; }

    /// <summary>Decides on a request whose form is right; <see langword="null"/> takes it.</summary>
    public Func<GmsRequest, GmsAnswer?> Answer { get; set; } = _ => null;

    public string Url => _server!.Url;

    public IReadOnlyList<GmsRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>The offsets of the proposals it took, in order.</summary>
    public IReadOnlyList<long> Stored
    {
        get
        {
            lock (_lock)
                return [.. _stored];
        }
    }

    public static Task<TestGms> StartAsync() => new TestGms().StartAsync(null);

    public async Task<TestGms> StartAsync(TestAuthority? authority, bool asksForCertificate = false)
    {
        _server = await TestServer.StartAsync(AnswerAsync, authority, asksForCertificate);
        return this;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        lock (_lock)
            _requests.Add(request);

        var answer = Check(request) ?? Answer(request) ?? Store(request);
        context.Response.StatusCode = answer.Status;
        if (answer.Header is { } header)
            context.Response.Headers[header.Name] = header.Value;
        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = answer.ContentType;
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private static async Task<GmsRequest> ReadAsync(HttpRequest request)
    {
        await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body);
        return new GmsRequest(
            request.Method,
            request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
    }

    private GmsAnswer? Check(GmsRequest request)
    {
        if (request is { Method: "GET", Target: "/config" })
            return Answer(request) ?? new GmsAnswer(200, """{"noCode":"true","versions":{"acryldata/datahub":{"version":"v1.6.0","commit":"78dd246"}}}""");
        if (Token is not null && request.Headers.GetValueOrDefault("Authorization") != $"Bearer {Token}")
            return GmsAnswer.Error(401, "Unauthorized to perform this action.");
        if (request.Method == "GET")
            return Answer(request) ?? GmsAnswer.Error(404, "Did not find the entity");
        if (request.Target.StartsWith("/openapi/v3/entity/", StringComparison.Ordinal))
            return request.Method == "DELETE" || IsOpenApi(request.Body) ? null : GmsAnswer.Error(400, "not the form of OpenAPI");
        if (request is { Method: "POST", Target: "/platform?action=producePlatformEvent" })
            return IsEvent(request.Body) ? null : GmsAnswer.Error(400, "not the form of rest.li");
        if (request.Target != "/aspects?action=ingestProposalBatch" || request.Method != "POST")
            return new GmsAnswer(404, """{"status":404,"error":"Not Found"}""");

        return request.Headers.GetValueOrDefault("X-RestLi-Protocol-Version") == "2.0.0" && IsRestLi(request.Body) ? null : GmsAnswer.Error(400, "not the form of rest.li");
    }

    private GmsAnswer Store(GmsRequest request)
    {
        if (request.Method != "DELETE" && !request.Target.StartsWith("/platform", StringComparison.Ordinal))
        {
            lock (_lock)
                _stored.AddRange(request.Offsets);
        }

        return GmsAnswer.Success;
    }

    private static bool IsRestLi(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("async").GetString() is "true" or "false"
            && json.RootElement.GetProperty("proposals").EnumerateArray().All(proposal => IsJson(proposal.GetProperty("aspect").GetProperty("value").GetString()!));
    }

    private static bool IsEvent(string body)
    {
        using var json = JsonDocument.Parse(body);
        var happened = json.RootElement.GetProperty("event");
        return json.RootElement.GetProperty("name").GetString() == happened.GetProperty("name").GetString()
            && happened.GetProperty("header").GetProperty("timestampMillis").GetInt64() > 0 && IsJson(happened.GetProperty("payload").GetProperty("value").GetString()!);
    }

    private static bool IsOpenApi(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.EnumerateArray().All(entity => entity.GetProperty("urn").GetString() is not null
            && entity.EnumerateObject().Where(aspect => aspect.Name != "urn").All(aspect => aspect.Value.GetProperty("value").ValueKind == JsonValueKind.Object));
    }

    private static bool IsJson(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
    }
}
