using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MetadataIngestion.Sinks.Tests.Webhook;

/// <summary>A web server that keeps the requests it gets and answers as told.</summary>
internal sealed class TestReceiver : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ReceivedRequest> _requests = [];
    private TestServer? _server;

    /// <summary>Answers a request; by default with 200.</summary>
    public Func<ReceivedRequest, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Url => _server!.Url + "/services/T0/hook-path?key=k1";

    public string Server => _server!.Url;

    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>What was posted, each once although it came again.</summary>
    public IEnumerable<string> Ids => Requests.Where(request => request.Method == "POST").Select(request => request.Id).Distinct();

    public static async Task<TestReceiver> StartAsync(TestAuthority? authority = null)
    {
        var receiver = new TestReceiver();
        receiver._server = await TestServer.StartAsync(receiver.AnswerAsync, authority);
        return receiver;
    }

    /// <summary>Answers with a status, and perhaps a header and a body.</summary>
    public void AnswerWith(int status, string? retryAfter = null, string? body = null) => Answer = async (_, context) =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        if (body is not null)
        {
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync(body, context.RequestAborted);
        }
    };

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = new ReceivedRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        lock (_lock)
            _requests.Add(request);
        await Answer(request, context);
    }
}
