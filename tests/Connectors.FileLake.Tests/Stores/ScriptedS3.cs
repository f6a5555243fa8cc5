using System.Net;
using System.Text;
using MetadataIngestion.Connectors.FileLake;

namespace Connectors.FileLake.Tests.Stores;

/// <summary>A server that gives the answers of a script, in S3's words, to the requests it gets.</summary>
internal sealed class ScriptedS3 : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<HttpListenerRequest, int, (int Status, string Body)> _script;
    private readonly Task _serving;
    private int _requests;

    public ScriptedS3(Func<HttpListenerRequest, int, (int Status, string Body)> script)
    {
        _script = script;
        _listener = Listen(out var port);
        Endpoint = $"http://127.0.0.1:{port}";
        _serving = Task.Run(ServeAsync);
    }

    public string Endpoint { get; }

    public int Requests => _requests;

    /// <summary>What is attached to each object.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>A page of a listing.</summary>
    public static (int Status, string Body) Page(string? next = null, params string[] contents) => (200,
        $"<ListBucketResult><Name>b</Name><IsTruncated>{(next is null ? "false" : "true")}</IsTruncated>"
        + (next is null ? "" : $"<NextContinuationToken>{next}</NextContinuationToken>")
        + string.Concat(contents) + "</ListBucketResult>");

    public static string Folder(string prefix) => $"<CommonPrefixes><Prefix>{prefix}</Prefix></CommonPrefixes>";

    public static string Object(string key, int size) =>
        $"<Contents><Key>{key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;1&quot;</ETag><Size>{size}</Size></Contents>";

    public static (int Status, string Body) Tags(params (string Key, string Value)[] tags) => (200,
        $"<Tagging><TagSet>{string.Concat(tags.Select(tag => $"<Tag><Key>{tag.Key}</Key><Value>{tag.Value}</Value></Tag>"))}</TagSet></Tagging>");

    public static (int Status, string Body) Error(int status, string code) => (status, $"<Error><Code>{code}</Code><Message>scripted</Message></Error>");

    public FileLakeOptions Options(string root = "s3://b") => new()
    {
        Root = root,
        Storage = new LakeStorageOptions { MaxAttempts = 3, S3 = new S3StorageOptions { Endpoint = Endpoint, AccessKey = "key", SecretKey = "secret" } },
    };

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    // Another process may take a port between the look and the start, hence the attempts.
    private static HttpListener Listen(out int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            port = Random.Shared.Next(33_000, 39_000);
            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (attempt < 20)
            {
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (status, body) = _script(context.Request, Interlocked.Increment(ref _requests));
        try
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            context.Response.StatusCode = status;
            context.Response.ContentLength64 = bytes.Length;
            foreach (var (key, value) in Metadata)
            {
                context.Response.Headers["x-amz-meta-" + key] = value;
            }

            if (context.Request.HttpMethod != "HEAD")
            {
                await context.Response.OutputStream.WriteAsync(bytes);
            }

            context.Response.Close();
        }
        catch (HttpListenerException)
        {
            // The client has gone; it will ask again if it wants to know.
        }
    }
}
